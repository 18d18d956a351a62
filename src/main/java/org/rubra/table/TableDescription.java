package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * A table that is not yet there, as people describe it.
 *
 * @param hitPolicy by its code: {@code first}
 * @param columns each in a few words: {@code fever is}, {@code age at least}, {@code conclude urgency unless strain}
 */
public record TableDescription(String layer, String title, String hitPolicy, boolean mustAnswer, List<String> columns) {
    /** The layers that a table may belong to. */
    public static final List<String> LAYERS = Layout.LAYERS;

    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** The table without any row; nothing where the description has a fault, which is then among the problems. */
    public Optional<TableDraft> draft(Vocabulary vocabulary, List<Problem> problems) {
        if (!Layout.isTitle(title)) {
            String found = title.isEmpty() ? "none" : "\"" + title + "\"";
            problems.add(new Problem(Place.file("title"), found, Layout.EXPECTED_TITLE));
        }
        if (!LAYERS.contains(layer)) {
            problems.add(Problem.notAllowed(Place.file("layer"), layer, "one of " + String.join(", ", LAYERS), LAYERS));
        }
        HitPolicy policy = policy(problems);
        List<ColumnForm> forms = new ArrayList<>();
        ColumnWords words = new ColumnWords(vocabulary, problems);
        columns.forEach(each -> words.read(each).ifPresent(forms::add));
        together(forms, problems);
        return problems.isEmpty()
                ? Optional.of(new TableDraft(layer, title, policy, mustAnswer, ordered(forms), List.of()))
                : Optional.empty();
    }

    private HitPolicy policy(List<Problem> problems) {
        String code = hitPolicy.toLowerCase(Locale.ROOT);
        List<String> codes =
                Arrays.stream(HitPolicy.values()).map(HitPolicy::code).toList();
        if (!codes.contains(code)) {
            String near = codes.stream()
                    .filter(each -> code.length() > 1 && each.startsWith(code.substring(0, 2)))
                    .findFirst()
                    .orElse(Near.to(code, codes));
            problems.add(new Problem(
                    Place.file("hit policy"), "\"" + hitPolicy + "\"", "one of " + String.join(", ", codes), near));
        }
        return HitPolicy.stated(code).orElse(HitPolicy.COLLECT);
    }

    /** A column that cannot be read counts as what its words begin to say. */
    private void together(List<ColumnForm> forms, List<Problem> problems) {
        if (columns.stream().allMatch(ColumnWords::concludes)) {
            problems.add(new Problem(Place.file("columns"), "no condition", "one at least, such as \"fever is\""));
        }
        if (columns.stream().noneMatch(ColumnWords::concludes)) {
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
