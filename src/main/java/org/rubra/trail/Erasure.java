package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedSet;
import org.rubra.vocabulary.Json;

/**
 * The leaf that says what was erased: that it was meant, when, and by which software. It names places in the log and no person.
 *
 * @param at when, ISO 8601 in UTC
 * @param erased the positions of the answers whose bodies, marks and subjects are gone, each before its own; see {@link Positions}
 * @param kind {@value #KIND}
 */
record Erasure(String at, String erased, String id, String kind, Reason reason, String software) implements Logged {
    static final String KIND = "erasure";

    /** Why something is erased. */
    enum Reason {
        /** All of one person's answers. */
        SUBJECT,
        /** Answers that were kept for as long as they are to be. */
        RETENTION;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Erasure {
        if (!kind.equals(KIND)) {
            throw new IllegalArgumentException("found a leaf of another kind; expected " + KIND);
        }
    }

    static Erasure of(SortedSet<Long> positions, Reason reason, String software) {
        return new Erasure(
                Instant.now().toString(),
                Positions.of(positions).toString(),
                UuidCreator.getTimeOrderedEpoch().toString(),
                KIND,
                reason,
                software);
    }

    @JsonIgnore
    Positions positions() {
        return Positions.parse(erased);
    }

    /** As it is logged: a row at a position, of no answer. */
    EntryTable.Stored row(long position) {
        byte[] leaf = Json.canonical(this);
        return new EntryTable.Stored(
                position,
                id,
                Leaf.hash(leaf).bytes(),
                Instant.parse(at).toEpochMilli(),
                Packing.PLAIN.number(),
                Packing.PLAIN.pack(leaf),
                null,
                null,
                null,
                true);
    }
}
