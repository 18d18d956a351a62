package org.rubra.web;

import java.util.List;
import java.util.Locale;
import org.rubra.explanation.CellReading;
import org.rubra.vocabulary.Truth;

/**
 * A condition of a row or rule in words, with what came of it in an answer.
 *
 * @param cell the cell's address; empty for a rule
 * @param found what it found, in words; empty where the parts say it
 * @param truth {@code met}, {@code failed} or {@code unknown}
 * @param parts what a condition of a rule is joined of
 */
record Reading(String cell, String field, String wanted, String found, String truth, List<Reading> parts) {
    static Reading of(CellReading reading, Words words) {
        return new Reading(
                reading.cell() == null ? "" : reading.cell(),
                words.wording().asked(reading.field()),
                reading.wanted(),
                reading.parts().isEmpty() ? words.wording().found(reading.field(), reading.found()) : "",
                word(reading.truth()),
                reading.parts().stream().map(part -> of(part, words)).toList());
    }

    private static String word(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "failed";
            case UNKNOWN -> truth.name().toLowerCase(Locale.ROOT);
        };
    }
}
