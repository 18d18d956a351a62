package org.rubra.difference;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
final class Lines {
    /** Beyond this many comparisons, what lies between the first and the last difference counts as one. */
    private static final long MOST = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Hunk> hunks = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> gained = new ArrayList<>();

    /** Lines that stood together, and those that stand in their place; either may be empty, not both. */
    record Hunk(String before, String after) {}

    private Lines(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<Hunk> differing(String before, String after) {
        List<String> one = before.lines().map(String::stripTrailing).toList();
        List<String> other = after.lines().map(String::stripTrailing).toList();
        int head = 0;
        while (head < Math.min(one.size(), other.size()) && one.get(head).equals(other.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(one.size(), other.size()) - head
                && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
            tail++;
        }
        Lines lines = new Lines(one.subList(head, one.size() - tail), other.subList(head, other.size() - tail));
        lines.compare();
        return lines.hunks;
    }

    private void compare() {
        if ((long) before.size() * after.size() > MOST) {
            lost.addAll(before);
            gained.addAll(after);
        } else {
            walk(common());
        }
        close();
    }

    /** How many lines are common from here on, for each pair of positions. */
    private int[][] common() {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void walk(int[][] common) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                close();
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lost.add(before.get(i++));
            } else {
                gained.add(after.get(j++));
            }
        }
    }

    private void close() {
        if (!lost.isEmpty() || !gained.isEmpty()) {
            hunks.add(new Hunk(String.join("\n", lost), String.join("\n", gained)));
            lost.clear();
            gained.clear();
        }
    }
}
