package org.rubra.explanation;

import java.util.ArrayList;
import java.util.List;
import org.rubra.assessment.Trace;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/**
 * All that could have been said, in the vocabulary's order: what was, and what was not.
 *
 * @param known the fields with an answer
 * @param unknown those without one that could have mattered
 * @param moot those without one that could not apply, given the others
 */
public record Heard(List<Fact> known, List<Fact> unknown, List<Fact> moot) {
    /** A field with its answer in words. */
    public record Fact(String name, String label, String value) {}

    public static Heard of(Trace trace, Vocabulary vocabulary) {
        Presentation said = new Presentation(vocabulary, trace.presentation());
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Field field : said.schema().fields()) {
            int slot = said.schema().slot(field.name());
            Object value = said.at(slot);
            (value != null ? heard.known : said.isMoot(slot) ? heard.moot : heard.unknown)
                    .add(new Fact(field.name(), field.label(), field.show(value)));
        }
        return heard;
    }
}
