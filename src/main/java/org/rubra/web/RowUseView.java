package org.rubra.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.RowUse;
import org.rubra.knowledge.KnowledgeBase;

/**
 * How rows and rules are used in practice: table by table, or all in one, the most used first.
 *
 * @param answers how many are recorded
 * @param unused how many rows and rules in force never fired
 * @param byCount whether the most used come first
 * @param releases those that answered
 */
record RowUseView(long answers, int unused, boolean byCount, List<Release> releases, List<Table> tables) {

    /** @param name its version, and what tells it from another of the same version */
    record Release(String name, String digest, long answers) {}

    /** @param unused those that never fired */
    record Table(String id, String title, List<Line> used, List<Reason> unused) {}

    /**
     * A row or rule that fired.
     *
     * @param sentence null where the release in force does not have it
     * @param share in how many of all answers, in per cent
     * @param shares the same for each release
     */
    record Line(
            String id,
            String href,
            String found,
            @Nullable String sentence,
            long count,
            int share,
            String last,
            List<String> shares) {}

    /** @param version of a release, by its digest */
    static RowUseView of(RowUse use, boolean byCount, KnowledgeBase base, UnaryOperator<String> version) {
        return new RowUseView(
                use.answers(),
                use.unused().size(),
                byCount,
                releases(use, version),
                (byCount ? Stream.of(byCount(use)) : inOrder(use, base).stream())
                        .filter(table ->
                                !table.used().isEmpty() || !table.unused().isEmpty())
                        .toList());
    }

    private static List<Release> releases(RowUse use, UnaryOperator<String> version) {
        List<String> versions = use.releases().keySet().stream().map(version).toList();
        List<Release> releases = new ArrayList<>();
        use.releases().forEach((digest, answers) -> {
            String own = versions.get(releases.size());
            boolean alone = Collections.frequency(versions, own) == 1;
            releases.add(new Release(alone ? own : own + " " + Words.shortened(digest), digest, answers));
        });
        return releases;
    }

    private static Table byCount(RowUse use) {
        return table(
                0,
                "All rows and rules",
                use.rows().stream()
                        .sorted(Comparator.comparingLong(RowUse.Row::count).reversed()),
                use);
    }

    private static List<Table> inOrder(RowUse use, KnowledgeBase base) {
        Map<String, RowUse.Row> rows = new LinkedHashMap<>();
        use.rows().forEach(row -> rows.put(row.id(), row));
        List<Table> tables = new ArrayList<>();
        base.contents()
                .tables()
                .forEach(table -> tables.add(table(
                        tables.size(), table.title(), table.rows().stream().map(row -> rows.remove(row.id())), use)));
        tables.add(table(
                tables.size(),
                "Trusted rules",
                base.contents().rules().stream().map(rule -> rows.remove(rule.id())),
                use));
        tables.add(table(tables.size(), "Only in former releases", List.copyOf(rows.values()).stream(), use));
        return tables;
    }

    private static Table table(int number, String title, Stream<RowUse.@Nullable Row> rows, RowUse use) {
        List<RowUse.Row> known = rows.filter(Objects::nonNull).toList();
        Set<String> unused =
                Set.copyOf(use.unused().stream().map(RowUse.Row::id).toList());
        return new Table(
                "table-" + number,
                title,
                known.stream()
                        .filter(row -> row.count() > 0)
                        .map(row -> line(row, use))
                        .toList(),
                known.stream()
                        .filter(row -> unused.contains(row.id()))
                        .map(row ->
                                new Reason(row.id(), "/rows/" + row.id(), String.valueOf(row.sentence()), List.of()))
                        .toList());
    }

    private static Line line(RowUse.Row row, RowUse use) {
        RowUse.Last last = row.last();
        return new Line(
                row.id(),
                "/rows/" + row.id(),
                Address.of("/audit", Map.of("row", List.of(row.id()))).toString(),
                row.sentence(),
                row.count(),
                percent(row.count(), use.answers()),
                last == null ? "" : Words.time(last.at()),
                use.releases().entrySet().stream()
                        .map(release ->
                                percent(row.byRelease().getOrDefault(release.getKey(), 0L), release.getValue()) + " %")
                        .toList());
    }

    private static int percent(long part, long all) {
        return all == 0 ? 0 : (int) Math.round(100.0 * part / all);
    }
}
