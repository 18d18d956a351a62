package org.rubra.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.TrustedRule;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Truth;

/**
 * A row or rule that made the difference between what a case expects and what was answered.
 *
 * @param sentence the row or rule as a sentence
 * @param part what it did, say {@code raised to prompt} or {@code did not fire}
 * @param facts what it asks about, with the answers
 */
public record Reason(String id, String sentence, Place where, String part, List<Fact> facts) {

    /**
     * One cell of a row, or one field that a rule asks about.
     *
     * @param cell the cell's address; null for a rule, and so are {@code wanted} and {@code truth}
     * @param wanted what the cell says
     * @param found the answer; null where it is unknown
     * @param truth whether the cell holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fact(
            @Nullable String cell,
            String field,
            @Nullable String wanted,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object found,
            @Nullable Truth truth) {}

    public Reason {
        facts = List.copyOf(facts);
    }

    static Reason of(WhyNot row, String part) {
        return new Reason(
                row.id(),
                row.sentence(),
                new Place(
                        row.source().file(),
                        row.source().sheet(),
                        Objects.requireNonNull(row.source().row()),
                        null),
                part,
                row.cells().stream()
                        .map(each -> new Fact(each.cell(), each.field(), each.wanted(), each.found(), each.truth()))
                        .toList());
    }

    static Reason of(TrustedRule rule, String part, List<Fact> facts) {
        return new Reason(rule.id(), rule.name(), Place.line(rule.file(), rule.line()), part, facts);
    }
}
