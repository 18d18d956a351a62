package org.rubra.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.RowUse;
import org.rubra.knowledge.KnowledgeBase;

/**
 * How rows and rules are used in practice, table by table.
 *
 * @param answers how many are recorded
 * @param unused how many rows and rules in force never fired
 * @param releases those that answered, the newest digest last
 */
record RowUseView(long answers, int unused, List<String> releases, List<Table> tables) {

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

    static RowUseView of(RowUse use, KnowledgeBase base) {
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
        return new RowUseView(
                use.answers(),
                use.unused().size(),
                use.releases().keySet().stream().map(Words::shortened).toList(),
                tables.stream()
                        .filter(table ->
                                !table.used().isEmpty() || !table.unused().isEmpty())
                        .toList());
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
