package org.rubra.trail;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Which answers of each tile have each mark of one kind, the unfinished tile among them; many tiles are read at a time. */
final class Postings {
    /** How many tiles stand in a window; the first of the next is a multiple of it. */
    static final long WINDOW = 512;

    private final Handle handle;
    private final MarkTable marks;
    private final Mark.Kind kind;
    private final long unfinished;
    private Map<Long, Map<Mark, Members>> window = Map.of();
    private long start = -1;

    /** @param size how many answers the log has */
    Postings(Handle handle, MarkTable marks, Mark.Kind kind, long size) {
        this.handle = handle;
        this.marks = marks;
        this.kind = kind;
        this.unfinished = size / Members.ALL;
    }

    /** Those of a tile; best asked in the order of tiles, up or down. */
    Map<Mark, Members> of(long tile) {
        long wanted = tile - tile % WINDOW;
        if (wanted != start) {
            window = window(wanted);
            start = wanted;
        }
        return window.getOrDefault(tile, Map.of());
    }

    /** Those of all tiles of the window that starts here. */
    Map<Long, Map<Mark, Members>> window(long start) {
        Map<Long, Map<Mark, Members>> tiles = new HashMap<>();
        handle.createQuery("SELECT p.tile, p.mark, p.members FROM mark m JOIN posting p ON p.mark = m.number"
                        + " WHERE m.kind = :kind AND p.tile >= :start AND p.tile < :end")
                .bind("kind", kind.code())
                .bind("start", start)
                .bind("end", start + WINDOW)
                .map((row, context) -> add(tiles, row.getLong(1), row.getInt(2), Members.read(row.getBytes(3))))
                .forEach(added -> {});
        if (unfinished >= start && unfinished < start + WINDOW) {
            Tiles.members(Tiles.marked(handle, unfinished * Members.ALL, (unfinished + 1) * Members.ALL))
                    .forEach((mark, members) -> add(tiles, unfinished, mark, members));
        }
        return tiles;
    }

    private boolean add(Map<Long, Map<Mark, Members>> tiles, long tile, int number, Members members) {
        marks.mark(handle, number).filter(mark -> mark.kind() == kind).ifPresent(mark -> tiles.computeIfAbsent(
                        tile, key -> new HashMap<>())
                .put(mark, members));
        return true;
    }
}
