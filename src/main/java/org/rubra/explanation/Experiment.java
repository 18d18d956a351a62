package org.rubra.explanation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Presentation;

/** One question of what would have led to another urgency. */
final class Experiment {
    /** About a second of work; an answer with more to try says that not all of it was. */
    private static final double MOST_TRIED = 3_000_000;

    /** The same, where each try needs a session of the engine. */
    private static final double MOST_ASSESSED = 10_000;

    private final int named;
    private final Assessor assessor;
    private final Urgency before;
    private final Options options;
    private final Search search;
    private final boolean quick;
    private final Direction up = new Direction();
    private final Direction down = new Direction();

    /** @param named how many ways are named in each direction at most */
    Experiment(KnowledgeBase base, Trace trace, int named) {
        this.named = named;
        this.assessor = new Assessor(base);
        this.before = Urgency.of(String.valueOf(trace.outcome().get("urgency")));
        Presentation recorded = new Presentation(base.vocabulary(), trace.presentation());
        List<RuleLogic> rules = RuleLogic.of(base.contents()).stream()
                .filter(rule -> base.layers().contains(rule.layer()) && rule.stage() != Stage.ADVICE)
                .toList();
        Reach reach = new Reach(base, rules, recorded, WhatIf.MOST_CHANGES);
        Optional<Urgencies> urgencies = Urgencies.of(base, rules);
        this.quick = urgencies.isPresent();
        this.options = new Options(base, rules, recorded, reach);
        this.search = new Search(
                base.vocabulary(),
                recorded,
                reach,
                options.byField(),
                urgencies.<Search.Judge>map(each -> each::of).orElse((hold, kinds, facts) -> assess(facts.get())),
                before,
                this::found);
    }

    private Urgency assess(Presentation facts) {
        return assessor.assess(facts).urgency();
    }

    private void found(List<Options.Choice> changes, Urgency after) {
        (after.compareTo(before) > 0 ? up : down).add(changes, after);
    }

    WhatIf result(int most) {
        int searched = 0;
        double tried = 0;
        while (searched < most) {
            tried += search.size(searched + 1);
            if (tried > (quick ? MOST_TRIED : MOST_ASSESSED)) {
                break;
            }
            search.run(++searched);
        }
        return new WhatIf(before, searched, searched == most && options.complete(), up.ways(), down.ways());
    }

    /** The ways in one direction: of those that change the same fields to the same end, the nearest. */
    private final class Direction {
        private final Map<Way, Found> nearest = new HashMap<>();

        /** @param slots the fields', ascending */
        private record Way(List<Integer> slots, Urgency after) {}

        void add(List<Options.Choice> changes, Urgency after) {
            Way way = new Way(changes.stream().map(Options.Choice::slot).toList(), after);
            Found found = new Found(nearest.size(), changes, after, Math.abs(after.compareTo(before)));
            nearest.merge(
                    way,
                    found,
                    (known, other) ->
                            other.steps() < known.steps() ? new Found(known.number, changes, after, known.far) : known);
        }

        WhatIf.Ways ways() {
            List<Found> inOrder = nearest.values().stream().sorted(Found.ORDER).toList();
            return new WhatIf.Ways(
                    inOrder.stream().limit(named).map(this::way).toList(), Math.max(0, inOrder.size() - named));
        }

        /** Two independent ways to find the urgency must agree on everything that is told. */
        private WhatIf.Way way(Found found) {
            if (assess(search.facts(found.changes)) != found.after) {
                throw new IllegalStateException("the assessor does not come to " + found.after.code()
                        + " with another "
                        + found.changes.stream()
                                .map(each -> each.change().field())
                                .toList());
            }
            return new WhatIf.Way(
                    found.after,
                    found.changes.stream().map(Options.Choice::change).toList());
        }
    }

    /** @param number in the order in which they were found: the vocabulary's */
    private record Found(int number, List<Options.Choice> changes, Urgency after, int far) {
        private static final Comparator<Found> ORDER = Comparator.comparingInt((Found each) -> each.changes.size())
                .thenComparingLong(Found::contradictions)
                .thenComparingInt(each -> -each.far)
                .thenComparingInt(Found::number);

        /** How many nearer answers each of the changes passes over, in all. */
        int steps() {
            return changes.stream().mapToInt(Options.Choice::rank).sum();
        }

        private long contradictions() {
            return changes.stream().filter(each -> !each.change().answers()).count();
        }
    }
}
