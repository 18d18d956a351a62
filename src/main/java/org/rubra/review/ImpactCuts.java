package org.rubra.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/**
 * The answers to a field that anything in two knowledge bases tells apart, one for each region: values that all rows, all trusted rules and all other fields
 * treat alike are one, and so are the numbers between two bounds.
 */
final class ImpactCuts {
    /** Of a set with more values that are told apart, only single values and pairs are tried. */
    static final int MOST_MEMBERS = 12;

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|(\\d+(?:\\.\\d+)?)");

    private final String name;
    private final List<Field> fields;
    private final List<Predicate<Object>> told = new ArrayList<>();
    private final Set<Double> bounds = new TreeSet<>();
    private final List<@Nullable Object> answers = new ArrayList<>();

    /** @param name a field of at least one of the two */
    ImpactCuts(String name, Contents before, Contents after) {
        this.name = name;
        this.fields = Stream.of(before, after)
                .flatMap(contents -> contents.vocabulary().presentation().field(name).stream())
                .distinct()
                .toList();
        for (Contents contents : List.of(before, after)) {
            contents.rows()
                    .flatMap(row -> row.conditions().stream())
                    .filter(cell ->
                            cell.fact().equals("Presentation") && cell.field().equals(name))
                    .forEach(this::cut);
            contents.rules().stream()
                    .filter(rule -> rule.presentationFields().contains(name))
                    .forEach(this::cut);
            contents.vocabulary().fields().stream()
                    .map(Field::appliesWhen)
                    .filter(applies -> applies != null && applies.field().equals(name))
                    .forEach(applies -> cut(Objects.requireNonNull(applies)));
        }
        fields.forEach(this::cut);
        answers.add(null);
        fields.stream().flatMap(field -> known(field).stream()).distinct().forEach(answers::add);
    }

    private void cut(Condition cell) {
        switch (cell.operator()) {
            case AT_LEAST, BELOW -> bounds.add(cell.bound());
            case HAS, ANY_OF, IS -> told.add(value -> cell.values().contains(value));
        }
    }

    /** A trusted rule asks with literals only: words, or a number. */
    private void cut(TrustedRule rule) {
        Matcher question = Pattern.compile("\\w+\\(\\s*\"" + Pattern.quote(name)
                        + "\"((?:\\s*,\\s*(?:\"[^\"]*\"|\\d+(?:\\.\\d+)?))*)\\s*\\)")
                .matcher(rule.text());
        while (question.find()) {
            Set<Object> words = new LinkedHashSet<>();
            Matcher literal = LITERAL.matcher(question.group(1));
            while (literal.find()) {
                if (literal.group(2) == null) {
                    words.add(literal.group(1));
                } else {
                    bounds.add(Double.valueOf(literal.group(2)));
                }
            }
            told.add(words::contains);
        }
    }

    /** What one of the two refuses is told apart from what it takes. */
    private void cut(Field field) {
        told.add(field.allowed()::contains);
        if (field.min() != null) {
            bounds.add(field.min());
        }
        if (field.max() != null) {
            bounds.add(Math.nextUp(field.max()));
        }
    }

    private void cut(Field.Applies applies) {
        Stream.of(applies.below(), applies.atLeast()).filter(Objects::nonNull).forEach(bounds::add);
        told.add(applies.in()::contains);
    }

    /** One answer for each region, unknown (null) first. */
    List<@Nullable Object> answers() {
        return answers;
    }

    /** The one among the answers that stands for this one, where there is one. */
    Object alike(Object answer) {
        if (answer instanceof Double number) {
            return answers.stream()
                    .filter(each -> each instanceof Double other && interval(other) == interval(number))
                    .findFirst()
                    .orElse(answer);
        }
        return answer instanceof Set<?> members
                ? members.stream().map(this::first).collect(Collectors.toSet())
                : first(answer);
    }

    private long interval(double number) {
        return bounds.stream().filter(bound -> bound <= number).count();
    }

    private Object first(Object value) {
        return fields.stream()
                .flatMap(field -> apart(field).stream())
                .filter(other -> told.stream().allMatch(each -> each.test(other) == each.test(value)))
                .findFirst()
                .orElse(value);
    }

    /** Whether there is an answer for each region. */
    boolean complete() {
        return fields.stream()
                .allMatch(field -> field.type() != Type.SET || apart(field).size() <= MOST_MEMBERS);
    }

    private List<Object> known(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> List.of(true, false);
            case CHOICE -> List.copyOf(apart(field));
            case SET -> sets(List.copyOf(apart(field)));
            case INTEGER, NUMBER -> List.copyOf(ImpactNumbers.between(field, bounds));
        };
    }

    /** The first of the values that are all treated alike. */
    private Collection<Object> apart(Field field) {
        Map<List<Boolean>, Object> first = new LinkedHashMap<>();
        for (String value : field.allowed()) {
            first.putIfAbsent(told.stream().map(each -> each.test(value)).toList(), value);
        }
        return first.values();
    }

    private static List<Object> sets(List<Object> members) {
        List<Object> sets = new ArrayList<>();
        if (members.size() > MOST_MEMBERS) {
            for (int one = 0; one < members.size(); one++) {
                for (int other = one; other < members.size(); other++) {
                    sets.add(new LinkedHashSet<>(
                            List.of(members.get(one), members.get(other)).subList(one == other ? 1 : 0, 2)));
                }
            }
            return sets;
        }
        for (int chosen = 1; chosen < 1 << members.size(); chosen++) {
            Set<Object> set = new LinkedHashSet<>();
            for (int at = 0; at < members.size(); at++) {
                if ((chosen >> at & 1) == 1) {
                    set.add(members.get(at));
                }
            }
            sets.add(set);
        }
        sets.sort(Comparator.comparingInt(set -> ((Set<?>) set).size()));
        return sets;
    }
}
