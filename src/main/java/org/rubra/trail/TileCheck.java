package org.rubra.trail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Holds what answers are searched by, tiles and postings, to the answers; some tiles at a time. */
final class TileCheck {
    /** Of one mark, the postings of so many tiles are read at once. */
    private static final int WINDOW = 64;

    private final Handle handle;
    private final Faults faults;
    private final List<Tiles.Marked> tile = new ArrayList<>();
    private final Map<Integer, Map<Long, Members>> window = new TreeMap<>();
    private long full;
    private long postings;

    TileCheck(Handle handle, Faults faults) {
        this.handle = handle;
        this.faults = faults;
    }

    void add(EntryTable.Stored stored, List<Integer> marks) {
        tile.add(new Tiles.Marked(stored.position(), stored.at(), marks));
        if (tile.size() == Members.ALL) {
            times(stored);
            Tiles.members(tile).forEach((mark, members) -> window.computeIfAbsent(mark, key -> new HashMap<>())
                    .put(full, members));
            tile.clear();
            full++;
            if (full % WINDOW == 0) {
                compare();
            }
        }
    }

    private void times(EntryTable.Stored last) {
        long first = tile.stream().mapToLong(Tiles.Marked::at).min().orElseThrow();
        long latest = tile.stream().mapToLong(Tiles.Marked::at).max().orElseThrow();
        boolean same = handle.createQuery("SELECT first_at, last_at FROM tile WHERE number = :number")
                .bind("number", full)
                .map((row, context) -> row.getLong(1) == first && row.getLong(2) == latest)
                .findOne()
                .orElse(false);
        if (!same) {
            faults.add(last, "the times by which the 256 answers up to here are searched are others than theirs");
        }
    }

    private void compare() {
        long past = full;
        long start = (full - 1) / WINDOW * WINDOW;
        window.forEach((mark, expected) -> {
            postings += expected.size();
            Map<Long, byte[]> found = postings(mark, start, past);
            expected.forEach((number, members) -> {
                if (!Arrays.equals(members.bytes(), found.get(number))) {
                    differs(number);
                }
            });
        });
        window.clear();
    }

    private void differs(long number) {
        faults.add(
                (number + 1) * Members.ALL - 1,
                "",
                "the marks by which the 256 answers up to here are searched are others than theirs");
    }

    private Map<Long, byte[]> postings(int mark, long start, long past) {
        Map<Long, byte[]> found = new HashMap<>();
        handle.createQuery("SELECT tile, members FROM posting WHERE mark = :mark AND tile >= :start AND tile < :past")
                .bind("mark", mark)
                .bind("start", start)
                .bind("past", past)
                .map((row, context) -> Map.entry(row.getLong(1), row.getBytes(2)))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    void end() {
        if (!window.isEmpty()) {
            compare();
        }
        require("tile", "tiles of answers", full);
        require("posting", "postings of marks", postings);
    }

    private void require(String table, String what, long expected) {
        long found = Verifying.count(handle, table);
        if (found != expected) {
            faults.add("found " + found + " " + what + ", by which answers are searched; expected " + expected);
        }
    }
}
