package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an assessment came about.
 *
 * @param layers the layers in force
 * @param presentation the answers as received, in the vocabulary's order
 * @param fired every row and rule that fired, by stage and id
 * @param outcome what it came to
 */
public record Trace(
        Assessment.Release release,
        List<String> layers,
        Map<String, Object> presentation,
        List<Firing> fired,
        Map<String, Object> outcome) {

    public Trace {
        Objects.requireNonNull(release);
        Objects.requireNonNull(layers);
        Objects.requireNonNull(presentation);
        Objects.requireNonNull(fired);
        Objects.requireNonNull(outcome);
    }

    /**
     * A row or rule that fired.
     *
     * @param name the row or rule as a sentence
     * @param matched the facts it matched, with their values
     * @param uses the rows and rules whose conclusions it built on
     * @param setAsideBy the explanations because of which what it raised does not count
     * @param beats the rows of its table that hold too and do not count, since it answers before them
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Firing(
            String id,
            String name,
            String kind,
            String stage,
            String layer,
            Source source,
            List<Matched> matched,
            List<String> uses,
            List<Concluded> concluded,
            List<String> setAsideBy,
            List<String> beats,
            List<String> evidence) {

        public Firing {
            matched = present(matched);
            uses = present(uses);
            concluded = present(concluded);
            setAsideBy = present(setAsideBy);
            beats = present(beats);
            evidence = present(evidence);
        }

        /** Lists without members are not written, and so are read as absent. */
        private static <T> List<T> present(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    /** The place of a row (workbook, sheet, row) or of a rule (file, line). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String file, @Nullable String sheet, @Nullable Integer row, @Nullable Integer line) {}

    /**
     * A field that was asked about.
     *
     * @param condition what was asked, as the cell says it; null for a trusted rule
     * @param value the answer; null where the rule asked whether it is unknown
     */
    public record Matched(
            String fact,
            String field,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String condition,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cell,
            @Nullable Object value) {}

    /** What was concluded: the kind of conclusion, and what it says. */
    public record Concluded(String kind, String says) {}
}
