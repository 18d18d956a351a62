package org.rubra.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Vocabulary;

/**
 * The vocabulary as a form, with what was answered so far.
 *
 * @param faults what was wrong that belongs to no field of the form
 * @param faulty the questions whose answers were wrong
 */
record Form(List<Section> sections, List<String> faults, List<Ask> faulty) {

    record Section(String id, String label, List<Ask> asks) {}

    /** Whether anything was wrong. */
    public boolean isFaulty() {
        return !faults.isEmpty() || !faulty.isEmpty();
    }

    static Form of(Vocabulary vocabulary, Submission submission) {
        List<Section> sections = vocabulary.groups().stream()
                .map(group -> new Section(
                        group.id(),
                        group.label(),
                        vocabulary.fields().stream()
                                .filter(field -> field.group().equals(group.id()))
                                .map(field -> ask(vocabulary, field, submission))
                                .toList()))
                .filter(section -> !section.asks().isEmpty())
                .toList();
        return new Form(
                sections,
                submission.faultsElsewhere(vocabulary),
                sections.stream()
                        .flatMap(section -> section.asks().stream())
                        .filter(ask -> !ask.faults().isEmpty())
                        .toList());
    }

    private static Ask ask(Vocabulary vocabulary, Field field, Submission submission) {
        return Ask.of(
                field,
                submission.given().getOrDefault(field.name(), List.of()),
                submission.faultsOf(field.name()),
                note(
                        vocabulary
                                .presentation()
                                .field(
                                        field.appliesWhen() == null
                                                ? ""
                                                : field.appliesWhen().field())
                                .orElse(null),
                        field.appliesWhen()));
    }

    /** When a question matters at all, in words. */
    private static @Nullable String note(@Nullable Field other, Field.@Nullable Applies applies) {
        if (other == null || applies == null) {
            return null;
        }
        String unit = other.unit() == null ? "" : " " + other.unit();
        List<String> bounds = new ArrayList<>();
        if (applies.atLeast() != null) {
            bounds.add("is " + Facts.text(applies.atLeast()) + unit + " or more");
        }
        if (applies.below() != null) {
            bounds.add("is below " + Facts.text(applies.below()) + unit);
        }
        if (!applies.in().isEmpty()) {
            bounds.add("is " + String.join(" or ", applies.in()));
        }
        return "Matters only when “" + other.label() + "” " + String.join(" and ", bounds) + ".";
    }

    /** Nothing answered yet. */
    static Form blank(Vocabulary vocabulary) {
        return of(vocabulary, new Submission(Map.of(), List.of()));
    }
}
