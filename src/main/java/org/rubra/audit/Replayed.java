package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment.Release;
import org.rubra.trail.Entry;
import org.rubra.trail.Trail;

/**
 * What came of assessing one recorded presentation again.
 *
 * @param position the place in the log
 * @param release the release that answered; null where the entry does not say it any more
 * @param software the version of the software that answered; null where the entry does not say it any more
 * @param reason why it was not assessed again; null where it was
 * @param differences what came out otherwise, the first {@value Comparing#MOST}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Replayed(
        long position,
        String id,
        Outcome outcome,
        @Nullable Release release,
        @Nullable String software,
        @Nullable String reason,
        List<Difference> differences) {

    /** How it came out. */
    public enum Outcome {
        /** Byte for byte as it was recorded. */
        SAME,
        DIFFERENT,
        /** What was said was erased, so there is nothing to assess. */
        ERASED,
        /** The release that answered is not kept, or not as its digest says. */
        NO_RELEASE,
        /** What was recorded is not what this software, or the release, can read. */
        UNREADABLE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is nothing to look into. */
        public boolean isFine() {
            return this == SAME || this == ERASED;
        }
    }

    /**
     * One member that came out otherwise.
     *
     * @param member where it is, a JSON pointer that begins with {@code /answer} or {@code /trace}
     * @param recorded its value as recorded, shortened; null where there was none
     * @param now its value now, shortened; null where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(String member, @Nullable String recorded, @Nullable String now) {}

    public Replayed {
        differences = List.copyOf(differences);
    }

    static Replayed compared(Trail.Placed placed, Entry entry, List<Difference> differences) {
        return new Replayed(
                placed.position(),
                placed.id(),
                differences.isEmpty() ? Outcome.SAME : Outcome.DIFFERENT,
                entry.release(),
                entry.software(),
                null,
                differences);
    }

    static Replayed not(Trail.Placed placed, Outcome outcome, @Nullable String reason) {
        Entry entry = placed.entry().orElse(null);
        return new Replayed(
                placed.position(),
                placed.id(),
                outcome,
                entry == null ? null : entry.release(),
                entry == null ? null : entry.software(),
                reason,
                List.of());
    }
}
