package org.rubra.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rubra.conclusion.Urgency;
import org.rubra.trail.Query;
import org.rubra.trail.Span;
import org.rubra.trail.Trail;
import org.rubra.trail.Volume;

/** How many answers were given over time. Times are ISO 8601 in UTC. */
public record Volumes(List<Part> parts) {
    /** Into how many equal parts a time is divided where nobody says. */
    public static final String PARTS = "30";

    /**
     * An equal part of the time.
     *
     * @param to its end, not within
     * @param all how many, those among them of which what was said is erased
     * @param byUrgency of every urgency, in the order of severity
     */
    public record Part(String from, String to, long all, Map<String, Long> byUrgency) {
        private static Part of(Volume volume) {
            Map<String, Long> byUrgency = new LinkedHashMap<>();
            Urgency.codes()
                    .forEach(code -> byUrgency.put(code, volume.byUrgency().getOrDefault(code, 0L)));
            return new Part(volume.from().toString(), volume.to().toString(), volume.all(), byUrgency);
        }
    }

    public Volumes {
        parts = List.copyOf(parts);
    }

    /**
     * What a query selects, over its time; where that has no beginning or end, over the time of the whole record. None where nothing is recorded.
     *
     * @param parts how many, as it was written
     * @throws BadFiltersException when that is no number of parts, or the time is too short for it
     */
    public static Volumes of(Trail trail, Query query, List<String> parts) {
        try {
            if (parts.size() != 1 || !parts.get(0).matches("\\d{1,6}")) {
                String found = parts.size() == 1 ? '"' + parts.get(0) + '"' : parts.size() + " values";
                throw new IllegalArgumentException(
                        "found " + found + "; expected one whole number from 1 to " + Volume.MOST);
            }
            int count = Integer.parseInt(parts.get(0));
            Optional<Span> span = trail.span();
            return span.isEmpty()
                    ? new Volumes(List.of())
                    : new Volumes(trail.volumes(within(query, span.get(), count), count).stream()
                            .map(Part::of)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new BadFiltersException(List.of(BadFiltersException.problem("parts", e)));
        }
    }

    /** The same in as many parts, or fewer, so that none is shorter than a second where the time is not. */
    public static Volumes of(Trail trail, Query query) {
        Optional<Span> span = trail.span();
        if (span.isEmpty()) {
            return new Volumes(List.of());
        }
        Query within = within(query, span.get(), 1000);
        long seconds = Duration.between(Objects.requireNonNull(within.from()), Objects.requireNonNull(within.to()))
                .toSeconds();
        long parts = Math.max(1, Math.min(seconds, Long.parseLong(PARTS)));
        return of(trail, within, List.of(Long.toString(parts)));
    }

    /** Even a record of an instant, and one that lies outside of the time asked for, has a time that can be divided: of so many milliseconds at least. */
    private static Query within(Query query, Span span, int least) {
        Instant to = query.to();
        Instant first =
                to == null || span.first().plusMillis(least).isBefore(to) ? span.first() : to.minusMillis(least);
        Instant from = Objects.requireNonNullElse(query.from(), first);
        Instant end = span.last().plusMillis(1);
        Instant soonest = from.plusMillis(least);
        return query.between(from, Objects.requireNonNullElse(to, end.isBefore(soonest) ? soonest : end));
    }
}
