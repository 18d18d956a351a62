package org.rubra.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/**
 * Tries every combination of changes, but for those of a field together with the one that decides whether it applies, by number of facts, and tells of those that lead to another urgency while no part of them
 * leads as far.
 */
final class Search {
    /** How an urgency is found from the rows that hold, what rules tell apart, and the facts themselves. */
    interface Judge {
        Urgency judge(long[] hold, List<Integer> kinds, Supplier<Presentation> facts);
    }

    private final Vocabulary vocabulary;
    private final Presentation recorded;
    private final List<Field> dependent;
    private final Reach reach;
    private final List<List<Options.Choice>> options;
    private final Judge judge;
    private final Urgency before;
    private final BiConsumer<List<Options.Choice>, Urgency> found;
    /** What leads elsewhere and could be part of more. */
    private final Map<List<Options.Choice>, Urgency> elsewhere = new HashMap<>();

    Search(
            Vocabulary vocabulary,
            Presentation recorded,
            Reach reach,
            List<List<Options.Choice>> options,
            Judge judge,
            Urgency before,
            BiConsumer<List<Options.Choice>, Urgency> found) {
        this.vocabulary = vocabulary;
        this.recorded = recorded;
        this.dependent = vocabulary.fields().stream()
                .filter(field -> field.appliesWhen() != null)
                .toList();
        this.reach = reach;
        this.options = options;
        this.judge = judge;
        this.before = before;
        this.found = found;
    }

    /** How many combinations of so many fields there are. */
    double size(int fields) {
        double[] ways = new double[fields + 1];
        ways[0] = 1;
        for (List<Options.Choice> field : options) {
            for (int chosen = fields; chosen > 0; chosen--) {
                ways[chosen] += ways[chosen - 1] * field.size();
            }
        }
        return ways[fields];
    }

    /** Tries all combinations of so many fields; those of fewer must have been tried. */
    void run(int fields) {
        choose(fields, 0, new ArrayList<>());
    }

    private void choose(int fields, int from, List<List<Options.Choice>> chosen) {
        if (chosen.size() == fields) {
            List<Integer> slots =
                    chosen.stream().map(field -> field.get(0).slot()).toList();
            change(chosen, reach.butFor(slots), new ArrayList<>());
            return;
        }
        for (int next = from; next < options.size(); next++) {
            List<Options.Choice> field = options.get(next);
            if (chosen.stream().noneMatch(other -> areTied(name(other), name(field)))) {
                chosen.add(field);
                choose(fields, next + 1, chosen);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    /** Whether one decides if the other applies: another age and a pregnancy together would be another person. */
    private boolean areTied(String one, String other) {
        return dependent.stream().anyMatch(field -> {
            String decides = Objects.requireNonNull(field.appliesWhen()).field();
            return (field.name().equals(one) && decides.equals(other))
                    || (field.name().equals(other) && decides.equals(one));
        });
    }

    private static String name(List<Options.Choice> field) {
        return field.get(0).change().field();
    }

    private void change(List<List<Options.Choice>> fields, long[] hold, List<Options.Choice> changes) {
        if (changes.size() == fields.size()) {
            judge(hold, changes);
            return;
        }
        for (Options.Choice each : fields.get(changes.size())) {
            long[] both = hold.clone();
            for (int word = 0; word < both.length; word++) {
                both[word] &= each.rows()[word];
            }
            changes.add(each);
            change(fields, both, changes);
            changes.remove(changes.size() - 1);
        }
    }

    private void judge(long[] hold, List<Options.Choice> changes) {
        if (!isSayable(changes)) {
            return;
        }
        List<Integer> kinds = new ArrayList<>(changes.size());
        for (Options.Choice each : changes) {
            if (each.kind() > 0) {
                kinds.add(each.kind());
            }
        }
        Urgency after = judge.judge(hold, List.copyOf(kinds), () -> facts(changes));
        if (after != before) {
            if (changes.size() < WhatIf.MOST_CHANGES) {
                elsewhere.put(List.copyOf(changes), after);
            }
            if (isSmallest(changes, after)) {
                found.accept(List.copyOf(changes), after);
            }
        }
    }

    /** Whether no part of the changes leads as far the same way. */
    private boolean isSmallest(List<Options.Choice> changes, Urgency after) {
        for (int left = 1; left < (1 << changes.size()) - 1; left++) {
            List<Options.Choice> part = new ArrayList<>();
            for (int at = 0; at < changes.size(); at++) {
                if ((left >> at & 1) == 1) {
                    part.add(changes.get(at));
                }
            }
            Urgency reached = elsewhere.get(part);
            if (reached != null && isAsFar(reached, after)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAsFar(Urgency reached, Urgency after) {
        int way = after.compareTo(before);
        return way > 0 ? reached.compareTo(after) >= 0 : reached.compareTo(after) <= 0;
    }

    /** The recorded facts with these changes. */
    Presentation facts(List<Options.Choice> changes) {
        Map<String, Object> facts = new HashMap<>(recorded.known());
        changes.forEach(each -> facts.put(each.change().field(), each.change().to()));
        return new Presentation(vocabulary, facts);
    }

    /** Whether no field would be answered that cannot apply, but for those that were before. */
    private boolean isSayable(List<Options.Choice> changes) {
        for (Field field : dependent) {
            if (concerns(field, Objects.requireNonNull(field.appliesWhen()), changes)) {
                Presentation after = facts(changes);
                int slot = after.schema().slot(field.name());
                boolean wasMoot = recorded.at(slot) != null && recorded.isMoot(slot);
                if (after.at(slot) != null && after.isMoot(slot) && !wasMoot) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean concerns(Field field, Field.Applies applies, List<Options.Choice> changes) {
        for (Options.Choice each : changes) {
            String changed = each.change().field();
            if (changed.equals(field.name()) || changed.equals(applies.field())) {
                return true;
            }
        }
        return false;
    }
}
