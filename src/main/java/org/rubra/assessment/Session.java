package org.rubra.assessment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.Match;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Layers;

/**
 * One KIE session for one presentation. It fires stage by stage and keeps every firing with what it matched. A new session a case
 * costs microseconds and shares nothing.
 */
final class Session implements AutoCloseable {
    /** Far above what any presentation fires; reaching it means that rules feed each other. */
    private static final int MOST_FIRINGS = 100_000;

    private final KnowledgeBase base;
    private final Plans plans;
    private final KieSession session;
    private final List<Fired> fired = new ArrayList<>();

    /**
     * What KIE fired.
     *
     * @param plan the row or trusted rule
     * @param matched the conclusions and balances that it matched
     */
    record Fired(Plan plan, List<Object> matched) {}

    Session(KnowledgeBase base, Plans plans) {
        this.base = base;
        this.plans = plans;
        this.session = base.kieBase().newKieSession();
        session.addEventListener(new Firings());
        session.insert(new Layers(base.layers()));
    }

    private final class Firings extends DefaultAgendaEventListener {
        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            Match match = event.getMatch();
            Plan plan = plans.of(match.getRule());
            fired.add(new Fired(plan, plan.isRow() ? List.of() : own(match.getObjects())));
        }
    }

    /** Only our own types: for {@code exists} and {@code not}, a match holds objects of the engine. */
    private static List<Object> own(List<Object> objects) {
        List<Object> own = new ArrayList<>(objects.size());
        for (Object each : objects) {
            if (each instanceof Conclusion || each instanceof Balance) {
                own.add(each);
            }
        }
        return own;
    }

    void insert(Object fact) {
        session.insert(fact);
    }

    /** Fires all that a stage holds. */
    void fire(Stage stage) {
        fire(stage, null);
    }

    /** Fires what a stage holds, of tables in which not all rows count those that do. */
    void fire(Stage stage, @Nullable Counting counting) {
        if (stage != Stage.ROWS) {
            AgendaGroup group = session.getAgenda().getAgendaGroup(stage.code());
            if (group == null) {
                return; // no row or rule of this base stands in it
            }
            group.setFocus();
        }
        if (session.fireAllRules(counting, MOST_FIRINGS) == MOST_FIRINGS) {
            throw new IllegalStateException("the rules of " + base.digest() + " do not come to an end");
        }
    }

    List<Fired> fired() {
        return fired;
    }

    /** Everything concluded so far, in no particular order. */
    List<Conclusion> conclusions() {
        List<Conclusion> conclusions = new ArrayList<>();
        for (Object each : session.getObjects()) {
            if (each instanceof Conclusion conclusion) {
                conclusions.add(conclusion);
            }
        }
        return conclusions;
    }

    @Override
    public void close() {
        session.dispose();
    }
}
