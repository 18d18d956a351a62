package org.rubra.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two lists of things: matched by id, else by likeness, and then part by part. */
final class Comparison {
    private final List<Item> before;
    private final List<Item> after;
    /** For each position in the new list, that of its match in the old one. */
    private final Map<Integer, Integer> formerly = new TreeMap<>();

    private Comparison(List<Item> before, List<Item> after, boolean likeness) {
        this.before = before;
        this.after = after;
        match(likeness);
    }

    /** What changed in lists whose order means nothing. */
    static List<Change> unordered(List<Item> before, List<Item> after) {
        return new Comparison(before, after, true).changes(false);
    }

    /** The same, for things that are nothing but their ids. */
    static List<Change> byId(List<Item> before, List<Item> after) {
        return new Comparison(before, after, false).changes(false);
    }

    /** What changed in lists whose order matters among those of one home. */
    static List<Change> ordered(List<Item> before, List<Item> after) {
        return new Comparison(before, after, true).changes(true);
    }

    /** What changed in one thing, whose two versions are known. */
    static List<Change> pair(Item before, Item after) {
        List<Change> changes = new ArrayList<>();
        change(before, after, false, changes);
        return changes;
    }

    /** For the new ones, the old ones that they match. */
    static Map<Item, Item> matches(List<Item> before, List<Item> after) {
        Map<Item, Item> matches = new LinkedHashMap<>();
        new Comparison(before, after, true)
                .formerly.forEach((to, from) -> matches.put(after.get(to), before.get(from)));
        return matches;
    }

    private void match(boolean likeness) {
        Map<String, Integer> byId = new HashMap<>();
        for (int at = 0; at < before.size(); at++) {
            byId.putIfAbsent(before.get(at).id(), at);
        }
        List<Integer> come = new ArrayList<>();
        for (int at = 0; at < after.size(); at++) {
            Integer from = byId.remove(after.get(at).id());
            if (from == null) {
                come.add(at);
            } else {
                formerly.put(at, from);
            }
        }
        if (likeness) {
            matchAlike(byId.values().stream().sorted().toList(), come);
        }
    }

    private void matchAlike(List<Integer> gone, List<Integer> come) {
        Likeness.pairs(
                        gone.stream().map(before::get).toList(),
                        come.stream().map(after::get).toList())
                .forEach((from, to) -> formerly.put(come.get(to), gone.get(from)));
    }

    /** In the new order; what was removed comes last, in the old order. */
    private List<Change> changes(boolean ordered) {
        Set<Integer> moved = ordered ? Moves.of(before, after, formerly) : Set.of();
        Set<Integer> matched = new HashSet<>(formerly.values());
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at < after.size(); at++) {
            Integer from = formerly.get(at);
            change(from == null ? null : before.get(from), after.get(at), moved.contains(at), changes);
        }
        for (int at = 0; at < before.size(); at++) {
            if (!matched.contains(at)) {
                change(before.get(at), null, false, changes);
            }
        }
        return changes;
    }

    private static void change(@Nullable Item before, @Nullable Item after, boolean moved, List<Change> changes) {
        Item shown = after != null ? after : java.util.Objects.requireNonNull(before);
        List<Change.Detail> details = Details.of(before, after);
        List<Change.Kind> kinds = new ArrayList<>();
        if (before == null) {
            kinds.add(Change.Kind.ADDED);
        } else if (after == null) {
            kinds.add(Change.Kind.REMOVED);
        } else {
            add(kinds, Change.Kind.RENAMED, !before.id().equals(after.id()));
            add(kinds, Change.Kind.MOVED, moved || !before.home().equals(after.home()));
            add(kinds, Change.Kind.CHANGED, !details.isEmpty());
        }
        if (!kinds.isEmpty()) {
            changes.add(new Change(
                    shown.what(),
                    kinds,
                    shown.id(),
                    kinds.contains(Change.Kind.RENAMED) && before != null ? before.id() : null,
                    shown.title(),
                    before == null ? null : before.place(),
                    after == null ? null : after.place(),
                    details));
        }
    }

    private static void add(List<Change.Kind> kinds, Change.Kind kind, boolean wanted) {
        if (wanted) {
            kinds.add(kind);
        }
    }
}
