package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Firings;
import org.rubra.trail.Mark;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;

/**
 * How the rows and rules of the release in force, and of those that answered before, are used in practice.
 *
 * @param answers how many are recorded, without those of which what was said is erased
 * @param releases how many of them each release gave, by its digest
 * @param rows first those of the release in force in its order, whether they ever fired or not, then those of former releases
 */
public record RowUse(long answers, Map<String, Long> releases, List<Row> rows) {
    /**
     * How often a row or rule fired.
     *
     * @param sentence as the release in force says it; null where it does not have it
     * @param inForce whether it is of the release in force, and its layer too
     * @param last the last answer in which it fired; null where it never did
     * @param byRelease how often, by the digest of the release
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String id,
            @Nullable String sentence,
            boolean inForce,
            long count,
            @Nullable Last last,
            Map<String, Long> byRelease) {

        private static Row of(String id, @Nullable String sentence, boolean inForce, @Nullable Firings fired) {
            return fired == null
                    ? new Row(id, sentence, inForce, 0, null, Map.of())
                    : new Row(
                            id,
                            sentence,
                            inForce,
                            fired.count(),
                            new Last(fired.lastPosition(), fired.lastAt().toString()),
                            new TreeMap<>(fired.byRelease()));
        }
    }

    /** Where in the log it stands, and when it was given, ISO 8601 in UTC. */
    public record Last(long position, String at) {}

    public static RowUse of(Trail trail, KnowledgeBase base) {
        Map<String, Firings> fired = new LinkedHashMap<>();
        trail.firings().forEach(each -> fired.put(each.row(), each));
        List<Row> rows = new ArrayList<>();
        base.contents().tables().forEach(table -> table.rows()
                .forEach(row -> rows.add(Row.of(
                        row.id(), row.sentence(), base.layers().contains(table.layer()), fired.remove(row.id())))));
        base.contents()
                .rules()
                .forEach(rule -> rows.add(
                        Row.of(rule.id(), rule.name(), base.layers().contains(rule.layer()), fired.remove(rule.id()))));
        fired.values().forEach(each -> rows.add(Row.of(each.row(), null, false, each)));
        Map<String, Long> releases = new TreeMap<>();
        trail.codes(Mark.Kind.RELEASE)
                .forEach(digest ->
                        releases.put(digest, trail.count(Query.ALL.with(Set.of(new Mark(Mark.Kind.RELEASE, digest))))));
        return new RowUse(releases.values().stream().mapToLong(Long::longValue).sum(), releases, List.copyOf(rows));
    }

    /** The rows and rules in force that never fired. */
    @JsonIgnore
    public List<Row> unused() {
        return rows.stream().filter(row -> row.inForce() && row.count() == 0).toList();
    }
}
