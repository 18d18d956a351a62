package org.rubra.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rubra.audit.Volumes;
import org.rubra.conclusion.Urgency;

/**
 * How many answers were given over time: a bar for each part of the time, stacked by urgency, the most urgent at the foot.
 *
 * @param most how many the highest bar stands for
 * @param totals how many of each urgency there are in all
 */
record VolumePicture(List<Bar> bars, long most, List<Total> totals, String from, String to) {
    /** In the picture's own units; the page scales it. */
    static final int HEIGHT = 1000;

    /** How wide the place of a bar is. */
    static final int STEP = 100;

    private static final int GAP = 14;
    private static final String ERASED = "erased";

    /** Not {@code from} and {@code to} twice: a bar of one part of the time. */
    record Bar(String from, String to, long all, List<Piece> pieces, String href) {}

    /** A rectangle; none is without height. */
    record Piece(String urgency, long count, int x, int y, int width, int height) {}

    record Total(String urgency, long count) {}

    static VolumePicture of(Volumes volumes, Address asked) {
        long most = volumes.parts().stream().mapToLong(Volumes.Part::all).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Volumes.Part part : volumes.parts()) {
            Instant from = Instant.parse(part.from());
            Instant to = Instant.parse(part.to());
            Duration length = Duration.between(from, to);
            bars.add(new Bar(
                    Words.time(from, length),
                    Words.time(to, length),
                    part.all(),
                    pieces(part, bars.size() * STEP, most),
                    asked.with("from", part.from()).with("to", part.to()).toString()));
        }
        return new VolumePicture(
                bars,
                most,
                kinds().map(kind -> new Total(kind, sum(volumes, kind)))
                        .filter(each -> each.count() > 0)
                        .toList(),
                bars.isEmpty() ? "" : bars.get(0).from(),
                bars.isEmpty() ? "" : bars.get(bars.size() - 1).to());
    }

    private static Stream<String> kinds() {
        List<String> kinds = new ArrayList<>(Urgency.codes());
        java.util.Collections.reverse(kinds);
        kinds.add(ERASED);
        return kinds.stream();
    }

    private static long count(Volumes.Part part, String kind) {
        Map<String, Long> known = part.byUrgency();
        return kind.equals(ERASED)
                ? part.all()
                        - known.values().stream().mapToLong(Long::longValue).sum()
                : known.getOrDefault(kind, 0L);
    }

    private static long sum(Volumes volumes, String kind) {
        return volumes.parts().stream().mapToLong(part -> count(part, kind)).sum();
    }

    /** Each ends where the next one begins, whatever is rounded. */
    private static List<Piece> pieces(Volumes.Part part, int x, long most) {
        List<Piece> pieces = new ArrayList<>();
        long below = 0;
        for (String kind : kinds().toList()) {
            long count = count(part, kind);
            int foot = height(below, most);
            int top = height(below + count, most);
            if (top > foot) {
                pieces.add(new Piece(kind, count, x + GAP / 2, HEIGHT - top, STEP - GAP, top - foot));
            }
            below += count;
        }
        return pieces;
    }

    private static int height(long count, long most) {
        return most == 0 ? 0 : (int) (HEIGHT * count / most);
    }

    /** How high the picture is. */
    public int height() {
        return HEIGHT;
    }

    /** How wide it is. */
    public int width() {
        return Math.max(1, bars.size()) * STEP;
    }

    /** How many of each kind a bar stands for, in the order of {@code totals}. */
    public List<Long> counts(Bar bar) {
        return totals.stream()
                .map(total -> bar.pieces().stream()
                        .filter(piece -> piece.urgency().equals(total.urgency()))
                        .mapToLong(Piece::count)
                        .sum())
                .toList();
    }
}
