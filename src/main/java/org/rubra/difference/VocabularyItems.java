package org.rubra.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** Fields, terms and groups, to be compared. */
final class VocabularyItems {
    private static final Place PLACE = Place.file("kb/vocabulary.yaml");

    private VocabularyItems() {}

    static List<Change> changes(Vocabulary before, Vocabulary after) {
        List<Function<Vocabulary, List<Item>>> lists = List.of(
                VocabularyItems::groups,
                VocabularyItems::fields,
                vocabulary -> terms("pattern", vocabulary.patterns()),
                vocabulary -> terms("red flag", vocabulary.redFlags()),
                vocabulary -> terms("explanation", vocabulary.explanations()),
                vocabulary -> terms("conflict", vocabulary.conflicts()),
                vocabulary -> terms("advice text", vocabulary.advice()));
        List<Change> changes = new ArrayList<>();
        lists.forEach(list -> changes.addAll(Comparison.ordered(list.apply(before), list.apply(after))));
        return changes;
    }

    private static List<Item> groups(Vocabulary vocabulary) {
        return vocabulary.groups().stream()
                .map(group -> Item.of("group", group.id(), group.label(), PLACE).titled("label"))
                .toList();
    }

    private static List<Item> terms(String what, List<Term> terms) {
        return terms.stream()
                .map(term -> Item.of(what, term.code(), term.label(), PLACE)
                        .titled("label")
                        .with("summary", term.summary())
                        .with("codes", codes(term.codes())))
                .toList();
    }

    private static List<Item> fields(Vocabulary vocabulary) {
        return vocabulary.fields().stream().map(VocabularyItems::field).toList();
    }

    private static Item field(Field field) {
        Item item = Item.of("field", field.name(), field.label(), PLACE)
                .titled("label")
                .with("type", field.type().code())
                .with("values", String.join(", ", field.allowed()))
                .with("unit", field.unit())
                .with("at least", number(field.min()))
                .with("above", number(field.above()))
                .with("at most", number(field.max()))
                .with("group", field.group())
                .with("layer", field.layer())
                .with("question", field.question())
                .with("help", field.help())
                .with("applies when", applies(field.appliesWhen()))
                .with("codes", codes(field.codes()));
        field.values().forEach(value -> item.with("label of " + value.value(), value.label())
                .with("codes of " + value.value(), codes(value.codes())));
        return item;
    }

    private static String applies(Field.@Nullable Applies applies) {
        if (applies == null) {
            return "";
        }
        return applies.field()
                + (applies.below() == null ? "" : " below " + number(applies.below()))
                + (applies.atLeast() == null ? "" : " at least " + number(applies.atLeast()))
                + (applies.in().isEmpty() ? "" : " in " + String.join(", ", applies.in()));
    }

    private static String number(@Nullable Double number) {
        return number == null ? "" : Facts.text(number);
    }

    private static String codes(List<Field.Coding> codes) {
        return String.join(
                ", ",
                codes.stream().map(code -> code.system() + " " + code.code()).toList());
    }
}
