package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;

/**
 * Finds what to ask: the unanswered fields of open rows, those whose known cells all match. Since only rows raise the urgency above routine, and
 * nothing that an answer adds can undo an explanation or an earned self-care, no answer outside these questions can raise the urgency. Where
 * nothing but a default holds the urgency at routine, what could still earn self-care is asked as well.
 */
final class Questions {
    private final KnowledgeBase base;

    Questions(KnowledgeBase base) {
        this.base = base;
    }

    static boolean settle(List<Question> questions) {
        return questions.stream().allMatch(question -> question.couldRaiseTo() == null);
    }

    /** What is open about one field so far. */
    private static final class Open {
        private @Nullable Urgency highest;
        private int fewest = Integer.MAX_VALUE;
        private final TreeSet<String> because = new TreeSet<>();
        private final TreeSet<String> earns = new TreeSet<>();
        private final TreeSet<String> patterns = new TreeSet<>();

        void raises(Urgency urgency, int unknown, String row) {
            if (highest == null || urgency.compareTo(highest) > 0) {
                highest = urgency;
                fewest = unknown;
                because.clear();
            }
            if (urgency == highest) {
                fewest = Math.min(fewest, unknown);
                because.add(row);
            }
        }
    }

    List<Question> of(Presentation presentation, List<Row> openRows, Reading reading) {
        Urgency current = reading.urgency();
        Set<String> shaken = current == Urgency.SELF_CARE ? shaken(openRows, reading) : Set.of();
        boolean byDefault = reading.isByDefault();
        Map<String, Open> byField = new HashMap<>();
        for (Row row : openRows) {
            List<String> unknown = unknown(row, presentation);
            Urgency urgency = couldRaiseTo(row, reading, current);
            if (urgency == null && shaken.contains(row.id())) {
                urgency = Urgency.ROUTINE;
            }
            boolean earns = current == Urgency.ROUTINE && byDefault && raisesTo(row, Urgency.SELF_CARE);
            boolean pattern = row.actions().stream().anyMatch(each -> each.kind() == Action.Kind.PatternEvidence);
            for (String field : unknown) {
                if (urgency != null) {
                    byField.computeIfAbsent(field, key -> new Open()).raises(urgency, unknown.size(), row.id());
                } else if (earns) {
                    byField.computeIfAbsent(field, key -> new Open()).earns.add(row.id());
                } else if (pattern) {
                    byField.computeIfAbsent(field, key -> new Open()).patterns.add(row.id());
                }
            }
        }
        return inOrder(byField, reading);
    }

    private static List<String> unknown(Row row, Presentation presentation) {
        List<String> unknown = new ArrayList<>();
        for (Condition condition : row.conditions()) {
            if (presentation.unknown(condition.field()) && !unknown.contains(condition.field())) {
                unknown.add(condition.field());
            }
        }
        return unknown;
    }

    private static boolean raisesTo(Row row, Urgency urgency) {
        return row.actions().stream()
                .anyMatch(each ->
                        each.kind() == Action.Kind.RaisedUrgency && each.value().equals(urgency.code()));
    }

    private static @Nullable Urgency couldRaiseTo(Row row, Reading reading, Urgency current) {
        Urgency highest = null;
        for (Action action : row.actions()) {
            if (action.kind() == Action.Kind.RaisedUrgency && !reading.setsAside(action.unless())) {
                Urgency urgency = Urgency.of(action.value());
                if (urgency.compareTo(current) > 0 && (highest == null || urgency.compareTo(highest) > 0)) {
                    highest = urgency;
                }
            }
        }
        return highest;
    }

    /**
     * The open rows that speak against a pattern considered, when together they could leave none considered: then no pattern would carry a
     * self-care any more. It may name a row too many, never one too few.
     */
    private static Set<String> shaken(List<Row> openRows, Reading reading) {
        Set<String> considered = reading.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .map(Assessment.PatternReading::code)
                .collect(Collectors.toSet());
        Map<String, List<String>> against = new HashMap<>();
        for (Row row : openRows) {
            for (Action action : row.actions()) {
                if (considered.contains(String.valueOf(action.pattern()))
                        && action.value().endsWith("against")) {
                    against.computeIfAbsent(String.valueOf(action.pattern()), key -> new ArrayList<>())
                            .add(row.id());
                }
            }
        }
        return against.keySet().containsAll(considered)
                ? against.values().stream().flatMap(List::stream).collect(Collectors.toSet())
                : Set.of();
    }

    private List<Question> inOrder(Map<String, Open> byField, Reading reading) {
        Set<String> first = reading.all(AskFirst.class).map(AskFirst::field).collect(Collectors.toSet());
        Comparator<Field> order = Comparator.comparing((Field field) -> open(byField, field).highest == null)
                .thenComparing(field -> !first.contains(field.name()))
                .thenComparing(field -> open(byField, field).earns.isEmpty())
                .thenComparing(field -> open(byField, field).highest, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(field -> open(byField, field).fewest);
        return base.vocabulary().fields().stream()
                .filter(field -> byField.containsKey(field.name()))
                .sorted(order)
                .map(field -> question(field, open(byField, field)))
                .toList();
    }

    private static Open open(Map<String, Open> byField, Field field) {
        return java.util.Objects.requireNonNull(byField.get(field.name()));
    }

    private static Question question(Field field, Open open) {
        return new Question(
                field.name(),
                field.label(),
                field.question(),
                open.highest == null && open.earns.isEmpty() ? Question.Change.PATTERN : Question.Change.URGENCY,
                open.highest,
                List.copyOf(open.highest != null ? open.because : open.earns.isEmpty() ? open.patterns : open.earns));
    }
}
