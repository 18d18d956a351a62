package org.rubra.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** What full tiles say of marks that must all hold: a join of the marks' postings, led by the rarest of them. */
final class FullTiles {
    private final Handle handle;
    private final Query query;
    private final List<Integer> marks;
    private final String sql;

    /** @param marks the numbers of the query's marks */
    FullTiles(Handle handle, Query query, List<Integer> marks) {
        this.handle = handle;
        this.query = query;
        this.marks = rarestFirst(handle, marks);
        this.sql = sql(marks.size());
    }

    private static List<Integer> rarestFirst(Handle handle, List<Integer> marks) {
        if (marks.size() < 2) {
            return marks;
        }
        Map<Integer, Long> tiles = handle
                .createQuery("SELECT mark, COUNT(*) FROM posting WHERE mark IN (<marks>) GROUP BY mark")
                .bindList("marks", marks)
                .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return marks.stream()
                .sorted(Comparator.comparing(mark -> tiles.getOrDefault(mark, 0L)))
                .toList();
    }

    /** SQLite takes the tables of a CROSS JOIN in the order in which they stand; PostgreSQL finds its own. */
    private static String sql(int marks) {
        String postings = IntStream.range(0, marks)
                .mapToObj(i -> "posting p" + i + " CROSS JOIN ")
                .collect(Collectors.joining());
        String members =
                IntStream.range(0, marks).mapToObj(i -> ", p" + i + ".members").collect(Collectors.joining());
        String joined = IntStream.range(0, marks)
                .mapToObj(i -> " AND p" + i + ".mark = :mark" + i + " AND p" + i + ".tile = "
                        + (i == 0 ? "t.number" : "p0.tile"))
                .collect(Collectors.joining());
        String tile = marks == 0 ? "t.number" : "p0.tile";
        return "SELECT t.number, t.first_at, t.last_at" + members + " FROM " + postings + "tile t WHERE " + tile
                + " < :before AND t.last_at >= :from AND t.first_at < :to" + joined + " ORDER BY " + tile
                + " DESC LIMIT :most";
    }

    /** The newest tiles before one, which may turn out to have no answer that is selected. */
    List<Hits> before(long tile, int most) {
        var select = handle.createQuery(sql)
                .bind("before", tile)
                .bind("from", query.fromMillis())
                .bind("to", query.toMillis())
                .bind("most", most);
        for (int i = 0; i < marks.size(); i++) {
            select.bind("mark" + i, marks.get(i));
        }
        return select.map((row, context) -> hits(row)).list();
    }

    private Hits hits(ResultSet row) throws SQLException {
        Members members = Members.below(Members.ALL);
        for (int i = 0; i < marks.size(); i++) {
            members = members.and(Members.read(row.getBytes(4 + i)));
        }
        return new Hits(row.getLong(1), row.getLong(2), row.getLong(3), members);
    }
}
