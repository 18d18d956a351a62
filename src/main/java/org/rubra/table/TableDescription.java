package org.rubra.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * A table that is not yet there, as people describe it.
 *
 * @param columns each in a few words: {@code fever is}, {@code age at least}, {@code conclude urgency unless strain}
 */
public record TableDescription(
        String layer, String title, HitPolicy hitPolicy, boolean mustAnswer, List<String> columns) {
    /** The layers that a table may belong to. */
    public static final List<String> LAYERS = Layout.LAYERS;

    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** The table without any row; nothing where the description has a fault, which is then among the problems. */
    public Optional<TableDraft> draft(Vocabulary vocabulary, List<Problem> problems) {
        if (!Layout.isTitle(title)) {
            problems.add(new Problem(Place.file("title"), "\"" + title + "\"", Layout.EXPECTED_TITLE));
        }
        if (!LAYERS.contains(layer)) {
            problems.add(Problem.notAllowed(Place.file("layer"), layer, "one of " + String.join(", ", LAYERS), LAYERS));
        }
        List<ColumnForm> forms = new ArrayList<>();
        ColumnWords words = new ColumnWords(vocabulary, problems);
        columns.forEach(each -> words.read(each).ifPresent(forms::add));
        if (problems.isEmpty()) {
            together(forms, problems);
        }
        return problems.isEmpty()
                ? Optional.of(new TableDraft(layer, title, hitPolicy, mustAnswer, ordered(forms), List.of()))
                : Optional.empty();
    }

    private static void together(List<ColumnForm> forms, List<Problem> problems) {
        if (forms.stream().noneMatch(ColumnForm::isCondition)) {
            problems.add(new Problem(Place.file("columns"), "no condition", "one at least, such as \"fever is\""));
        }
        if (forms.stream().allMatch(ColumnForm::isCondition)) {
            problems.add(
                    new Problem(Place.file("columns"), "no conclusion", "one at least, such as \"conclude urgency\""));
        }
        Set<Object> seen = new HashSet<>();
        forms.stream()
                .filter(form -> !seen.add(form.identity()))
                .forEach(form -> problems.add(new Problem(
                        Place.file("columns"), "the column " + form.code() + " twice", "each column once")));
        boolean outcome = forms.stream().anyMatch(form -> "Outcome".equals(form.fact()));
        if (outcome && forms.stream().anyMatch(form -> !form.isCondition() && form.action() != Action.Kind.Advice)) {
            problems.add(new Problem(
                    Place.file("columns"),
                    "another conclusion than advice in a table that asks about the outcome",
                    "advice only"));
        }
    }

    /** Presentation first, then outcome, then conclusions; otherwise as they were named. */
    private static List<ColumnForm> ordered(List<ColumnForm> forms) {
        return forms.stream()
                .sorted(java.util.Comparator.comparingInt(
                        form -> form.isCondition() ? FactRow.FACTS.indexOf(form.fact()) : FactRow.FACTS.size()))
                .toList();
    }
}
