package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;

/**
 * What must hold for every presentation, from {@code kb/properties.yaml}.
 *
 * @param name the property as a sentence
 * @param safetyNet whether it speaks of answers with all layers in force, or of those without the optional ones; null where it must hold for both
 * @param when which presentations and outcomes it speaks of
 * @param change how a second presentation differs from the first; null where it speaks of one
 * @param then what must hold; of the second presentation where there are two
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Property(
        String name, @Nullable Boolean safetyNet, Claim when, @Nullable Change change, Claim then, Place place) {

    /** A claim in which all parts hold. */
    public record Claim(List<Part> parts) {
        public Claim {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One part of a claim.
     *
     * @param fact {@code Presentation} or {@code Outcome}; empty for {@code ANY} and {@code NOT}
     * @param field the field asked about; empty where every field of the fact is
     * @param values codes, {@code yes} or {@code no}, or a number
     * @param claims of which one must hold ({@code ANY}), or none ({@code NOT})
     */
    public record Part(How how, String fact, String field, List<String> values, List<Claim> claims) {
        public Part {
            values = List.copyOf(values);
            claims = List.copyOf(claims);
        }
    }

    /** How a part compares. */
    public enum How {
        /** The answer is one of the values; of a set, one of its members is. */
        IS,
        /** A set, not empty, that holds nothing but the values. */
        ONLY,
        /** A set of the outcome that is empty. */
        NONE,
        AT_LEAST,
        BELOW,
        KNOWN,
        UNKNOWN,
        /** The second urgency is not below the first. */
        NOT_LOWER,
        /** The second urgency is not above the first. */
        NOT_HIGHER,
        ANY,
        NOT
    }

    /**
     * How the second presentation differs.
     *
     * @param fields the fields of which one changes; empty for every field
     */
    public record Change(Kind kind, List<String> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** The ways in which a presentation can change; the names are what an editor writes. */
    public enum Kind {
        /** Unanswered fields are answered such that the row of a red flag holds that did not hold before; nothing else changes. */
        ADDS_A_RED_FLAG("adds a red flag"),
        /**
         * One known fact becomes unknown which alone kept the row of a red flag from being open or holding, and about which none of the rows asks
         * that raised the urgency so far.
         */
        FORGETS_WHAT_EXCLUDED_A_RED_FLAG("forgets what excluded a red flag"),
        /** One known fact becomes unknown. */
        FORGETS("forgets"),
        /** One unknown fact becomes known. */
        ANSWERS("answers"),
        /** The same presentation, with the optional layers left out. */
        LEAVES_OUT_THE_SAFETY_NET("leaves out the safety net");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether the fields that change may be named. */
        public boolean namesFields() {
            return this == FORGETS || this == ANSWERS;
        }
    }
}
