package org.rubra.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;

/** Any presentation at all, as literals: which answer each field has, or that it is unknown. */
final class Answers {
    private static final String YES = "yes";
    private static final String NO = "no";

    private final Circuit circuit;
    private final Domains domains;
    private final Map<String, Known> fields = new HashMap<>();

    /** The literals of one field: one for each value, or for each cut, whether the answer is at least it. */
    private record Known(Domain domain, int known, Map<String, Integer> values, List<Integer> atLeast) {}

    Answers(Circuit circuit, Domains domains) {
        this.circuit = circuit;
        this.domains = domains;
        domains.all().forEach((name, domain) -> fields.put(name, field(domain)));
    }

    private Known field(Domain domain) {
        return switch (domain.field().type()) {
            case BOOLEAN -> oneOf(domain, List.of(YES, NO));
            case CHOICE -> oneOf(domain, domain.distinct());
            case SET -> set(domain);
            case INTEGER, NUMBER -> number(domain);
        };
    }

    private Known oneOf(Domain domain, List<String> values) {
        Map<String, Integer> literals = literals(values);
        List<Circuit.Weighed> each = literals.values().stream()
                .map(literal -> new Circuit.Weighed(literal, 1))
                .toList();
        circuit.require(-circuit.atLeast(each, 2));
        return new Known(domain, circuit.or(literals.values()), literals, List.of());
    }

    private Known set(Domain domain) {
        Map<String, Integer> literals = literals(domain.distinct());
        return new Known(domain, circuit.or(literals.values()), literals, List.of());
    }

    private Known number(Domain domain) {
        int known = circuit.variable();
        List<Integer> atLeast = new ArrayList<>();
        for (int cut = 0; cut < domain.cuts().size(); cut++) {
            int literal = circuit.variable();
            circuit.require(-literal, cut == 0 ? known : atLeast.get(cut - 1));
            atLeast.add(literal);
        }
        Known field = new Known(domain, known, Map.of(), atLeast);
        IntStream.range(0, domain.intervals())
                .filter(interval -> domain.number(interval).isEmpty())
                .forEach(empty -> circuit.require(-interval(field, empty)));
        return field;
    }

    private Map<String, Integer> literals(List<String> values) {
        Map<String, Integer> literals = new LinkedHashMap<>();
        values.forEach(value -> literals.put(value, circuit.variable()));
        return literals;
    }

    private int interval(Known field, int interval) {
        int from = interval == 0 ? field.known : field.atLeast.get(interval - 1);
        return interval == field.atLeast.size() ? from : circuit.and(from, -field.atLeast.get(interval));
    }

    private Known at(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    int known(String field) {
        return at(field).known;
    }

    /** One of these words: a choice, or a member of a set. */
    int oneOf(String field, List<String> words) {
        Known at = at(field);
        return circuit.or(words.stream()
                .map(word -> Objects.requireNonNull(at.values.get(word), word))
                .toList());
    }

    /** A set, not empty, with none but these members. */
    int only(String field, List<String> words) {
        Known at = at(field);
        Stream<Integer> others = at.values.entrySet().stream()
                .filter(each -> !words.contains(each.getKey()))
                .map(each -> -each.getValue());
        return circuit.and(Stream.concat(Stream.of(at.known), others).toList());
    }

    int atLeast(String field, double bound) {
        Known at = at(field);
        return at.atLeast.get(at.domain.cuts().indexOf(bound));
    }

    int below(String field, double bound) {
        return circuit.and(known(field), -atLeast(field, bound));
    }

    int yes(String field) {
        return oneOf(field, List.of(YES));
    }

    int no(String field) {
        return oneOf(field, List.of(NO));
    }

    /** The field cannot matter, given what is known of another. */
    int moot(String field) {
        Field.Applies applies = at(field).domain.field().appliesWhen();
        if (applies == null) {
            return Circuit.FALSE;
        }
        Double below = applies.below();
        Double atLeast = applies.atLeast();
        if (below != null || atLeast != null) {
            return circuit.or(
                    below == null ? Circuit.FALSE : atLeast(applies.field(), below),
                    atLeast == null ? Circuit.FALSE : below(applies.field(), atLeast));
        }
        List<String> in = applies.in().stream()
                .map(word -> word.equals("true") ? YES : word.equals("false") ? NO : word)
                .toList();
        return circuit.and(known(applies.field()), -oneOf(applies.field(), in));
    }

    /** All cells of a row hold. */
    int holds(Row row) {
        return circuit.and(row.conditions().stream().map(this::holds).toList());
    }

    /** A cell of a table holds. */
    int holds(Condition cell) {
        return switch (cell.operator()) {
            case IS, ANY_OF, HAS -> oneOf(cell.field(), cell.values());
            case AT_LEAST -> atLeast(cell.field(), cell.bound());
            case BELOW -> below(cell.field(), cell.bound());
        };
    }

    /** A cell of a table fails, which an unknown fact mostly does not make it. */
    int fails(Condition cell) {
        int known = known(cell.field());
        return circuit.or(circuit.and(known, -holds(cell)), circuit.and(-known, moot(cell.field())));
    }

    /** Both presentations say the same of a field. */
    int same(Answers other, String field) {
        Known here = at(field);
        Known there = other.at(field);
        List<Integer> same = new ArrayList<>(List.of(circuit.same(here.known, there.known)));
        here.values.forEach(
                (word, literal) -> same.add(circuit.same(literal, Objects.requireNonNull(there.values.get(word)))));
        for (int cut = 0; cut < here.atLeast.size(); cut++) {
            same.add(circuit.same(here.atLeast.get(cut), there.atLeast.get(cut)));
        }
        return circuit.and(same);
    }

    Domains domains() {
        return domains;
    }

    /** What the solver found, as answers by field name. */
    Map<String, Object> found() {
        Map<String, Object> found = new LinkedHashMap<>();
        domains.all().keySet().forEach(name -> {
            Object answer = answer(at(name));
            if (answer != null) {
                found.put(name, answer);
            }
        });
        return found;
    }

    private @Nullable Object answer(Known field) {
        if (!circuit.isTrue(field.known)) {
            return null;
        }
        List<String> words = field.values.entrySet().stream()
                .filter(each -> circuit.isTrue(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return switch (field.domain.field().type()) {
            case BOOLEAN -> words.contains(YES);
            case CHOICE -> words.get(0);
            case SET -> new LinkedHashSet<>(words);
            case INTEGER, NUMBER -> {
                int interval =
                        (int) field.atLeast.stream().filter(circuit::isTrue).count();
                yield field.domain.number(interval).orElseThrow();
            }
        };
    }

    /** The literals that say exactly these answers, for a test of single presentations. */
    List<Integer> exactly(org.rubra.vocabulary.Facts facts) {
        List<Integer> literals = new ArrayList<>();
        fields.forEach((name, field) -> {
            Object answer = facts.at(facts.schema().slot(name));
            literals.add(answer == null ? -field.known : field.known);
            field.values.forEach((word, literal) -> literals.add(says(field, answer, word) ? literal : -literal));
            for (int cut = 0; cut < field.atLeast.size(); cut++) {
                boolean reaches = answer instanceof Double number
                        && number >= field.domain.cuts().get(cut);
                literals.add(reaches ? field.atLeast.get(cut) : -field.atLeast.get(cut));
            }
        });
        return literals;
    }

    private static boolean says(Known field, @Nullable Object answer, String word) {
        if (answer instanceof java.util.Set<?> set) {
            return set.contains(word)
                    || (field.domain.others().contains(word)
                            && set.stream()
                                    .anyMatch(member -> !field.domain.values().contains(member)));
        }
        if (answer instanceof Boolean yes) {
            return word.equals(yes ? YES : NO);
        }
        return answer != null
                && (answer.equals(word)
                        || (field.domain.others().contains(word)
                                && !field.domain.values().contains(answer)));
    }
}
