package org.rubra.trail;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Request;

/**
 * Which recorded answers are looked for: those of which all of this holds.
 *
 * @param from given at this time or later, in whole milliseconds, by the clock of the service that answered; null for any
 * @param to given before this time; null for any
 * @param marks what the answers have in common
 * @param subject the caller's reference to a person; null for any
 * @param before recorded before this position of the log; null for any
 * @param limit how many at most, from 1 to {@link #MOST}
 */
public record Query(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<Mark> marks,
        @Nullable String subject,
        @Nullable Long before,
        int limit) {

    /** How many answers a page may have. */
    public static final int MOST = 500;

    /** How many marks may be asked for at once. */
    public static final int MOST_MARKS = 16;

    /** All answers, the newest {@link #MOST} first. */
    public static final Query ALL = new Query(null, null, Set.of(), null, null, MOST);

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern SUBJECT = Pattern.compile(Request.SUBJECT);

    /** @throws IllegalArgumentException that says what was found and expected; a subject is not repeated */
    public Query {
        marks = Set.copyOf(marks);
        require(isTime(from) && isTime(to), "found a time out of reach; expected one of the years 0 to 9999");
        require(
                from == null || to == null || from.isBefore(to),
                "found from " + from + " to " + to + "; expected a later end");
        require(marks.size() <= MOST_MARKS, "found " + marks.size() + " marks; expected at most " + MOST_MARKS);
        require(
                subject == null || SUBJECT.matcher(subject).matches(),
                "found a subject of another form; expected " + Request.SUBJECT);
        require(before == null || before >= 0, "found before " + before + "; expected a position, from 0");
        require(limit >= 1 && limit <= MOST, "found limit " + limit + "; expected 1 to " + MOST);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static boolean isTime(@Nullable Instant time) {
        return time == null || (!time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    }

    public Query between(Instant from, Instant to) {
        return new Query(from, to, marks, subject, before, limit);
    }

    public Query with(Set<Mark> marks) {
        return new Query(from, to, marks, subject, before, limit);
    }

    public Query of(String subject) {
        return new Query(from, to, marks, subject, before, limit);
    }

    public Query before(long position) {
        return new Query(from, to, marks, subject, position, limit);
    }

    public Query atMost(int limit) {
        return new Query(from, to, marks, subject, before, limit);
    }

    /** Milliseconds since 1970; the least there are where any time will do. */
    long fromMillis() {
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** Milliseconds since 1970, not themselves wanted. */
    long toMillis() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }
}
