package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/**
 * Finds what to ask: the unanswered fields of open rows, those whose known cells all match. Since only rows raise the urgency above routine, and
 * nothing that an answer adds can undo an explanation or an earned self-care, no answer outside these questions can raise the urgency. Where
 * nothing but a default holds the urgency at routine, what could still earn self-care is asked as well.
 */
final class Questions {
    private final List<Field> fields;

    Questions(Vocabulary vocabulary) {
        this.fields = vocabulary.fields();
    }

    static boolean settle(List<Question> questions) {
        return questions.stream().allMatch(question -> question.couldRaiseTo() == null);
    }

    /** What is open about one field. */
    private static final class Open {
        private final int slot;
        private final boolean first;
        private @Nullable Urgency highest;
        private int fewest = Integer.MAX_VALUE;
        private final TreeSet<String> raises = new TreeSet<>();
        private final TreeSet<String> earns = new TreeSet<>();
        private final TreeSet<String> patterns = new TreeSet<>();

        private Open(int slot, boolean first) {
            this.slot = slot;
            this.first = first;
        }

        private void raises(Urgency urgency, int unknown, String row) {
            if (highest == null || urgency.compareTo(highest) > 0) {
                highest = urgency;
                fewest = unknown;
                raises.clear();
            }
            if (urgency == highest) {
                fewest = Math.min(fewest, unknown);
                raises.add(row);
            }
        }

        private Question question(Field field) {
            return new Question(
                    field.name(),
                    field.label(),
                    field.question(),
                    highest == null && earns.isEmpty() ? Question.Change.PATTERN : Question.Change.URGENCY,
                    highest,
                    List.copyOf(highest != null ? raises : earns.isEmpty() ? patterns : earns));
        }
    }

    /** What could raise the urgency first, most consequential first; then what could earn self-care; then what could change patterns. */
    private static final Comparator<Open> ORDER = Comparator.comparing((Open open) -> open.highest == null)
            .thenComparing(open -> !open.first)
            .thenComparing(open -> open.highest, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(open -> open.earns.isEmpty())
            .thenComparing(open -> open.fewest)
            .thenComparing(open -> open.slot);

    List<Question> of(Presentation presentation, List<Plan> openRows, Reading reading) {
        Urgency current = reading.urgency();
        Set<String> shaken = current == Urgency.SELF_CARE ? shaken(openRows, reading) : Set.of();
        boolean couldEarn = current == Urgency.ROUTINE && reading.isByDefault();
        @Nullable Open[] bySlot = new @Nullable Open[fields.size()];
        for (Plan row : openRows) {
            Urgency urgency = couldRaiseTo(row, reading, current);
            if (urgency == null && shaken.contains(row.id)) {
                urgency = Urgency.ROUTINE;
            }
            boolean earns = couldEarn && row.earnsSelfCare;
            if (urgency == null && !earns && row.patterns.isEmpty()) {
                continue;
            }
            int[] unknown = row.unknown(presentation);
            for (int slot : unknown) {
                Open open = bySlot[slot];
                if (open == null) {
                    open = new Open(
                            slot, reading.first().contains(fields.get(slot).name()));
                    bySlot[slot] = open;
                }
                if (urgency != null) {
                    open.raises(urgency, unknown.length, row.id);
                } else {
                    (earns ? open.earns : open.patterns).add(row.id);
                }
            }
        }
        return inOrder(bySlot);
    }

    private static @Nullable Urgency couldRaiseTo(Plan row, Reading reading, Urgency current) {
        Urgency highest = null;
        for (RaisedUrgency raise : row.raises) {
            if (raise.urgency().compareTo(current) > 0
                    && (highest == null || raise.urgency().compareTo(highest) > 0)
                    && reading.settingAside(raise).isEmpty()) {
                highest = raise.urgency();
            }
        }
        return highest;
    }

    /**
     * The open rows that speak against a pattern considered, when together they could leave none considered: then no pattern would carry a
     * self-care any more. It may name a row too many, never one too few.
     */
    private static Set<String> shaken(List<Plan> openRows, Reading reading) {
        List<String> considered = reading.considered();
        Map<String, List<String>> against = new HashMap<>();
        for (Plan row : openRows) {
            for (PatternEvidence evidence : row.patterns) {
                if (evidence.weight() < 0 && considered.contains(evidence.pattern())) {
                    against.computeIfAbsent(evidence.pattern(), key -> new ArrayList<>())
                            .add(row.id);
                }
            }
        }
        if (!against.keySet().containsAll(considered)) {
            return Set.of();
        }
        Set<String> shaken = new HashSet<>();
        against.values().forEach(shaken::addAll);
        return shaken;
    }

    private List<Question> inOrder(@Nullable Open[] bySlot) {
        List<Open> open = new ArrayList<>();
        for (Open each : bySlot) {
            if (each != null) {
                open.add(each);
            }
        }
        open.sort(ORDER);
        List<Question> questions = new ArrayList<>(open.size());
        open.forEach(each -> questions.add(each.question(fields.get(each.slot))));
        return questions;
    }
}
