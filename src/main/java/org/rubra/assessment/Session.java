package org.rubra.assessment;

import java.util.ArrayList;
import java.util.List;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Layers;

/**
 * One KIE session for one presentation. It fires stage by stage and keeps every firing with what it matched and concluded. A new session a case
 * costs microseconds and shares nothing.
 */
final class Session implements AutoCloseable {
    /** Far above what any presentation fires; reaching it means that rules feed each other. */
    private static final int MOST_FIRINGS = 100_000;

    private final KnowledgeBase base;
    private final KieSession session;
    private final List<Fired> fired = new ArrayList<>();
    private final List<Conclusion> conclusions = new ArrayList<>();
    private int before;

    /**
     * What KIE fired.
     *
     * @param id of the row or trusted rule
     * @param matched the conclusions and balances that it matched
     * @param concluded what it inserted
     */
    record Fired(String id, List<Object> matched, List<Conclusion> concluded) {}

    Session(KnowledgeBase base) {
        this.base = base;
        this.session = base.kieBase().newKieSession();
        session.addEventListener(new Firings());
        session.addEventListener(new Insertions());
        session.insert(new Layers(base.layers()));
    }

    private final class Insertions extends DefaultRuleRuntimeEventListener {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getObject() instanceof Conclusion conclusion) {
                conclusions.add(conclusion);
            }
        }
    }

    private final class Firings extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            before = conclusions.size();
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            var match = event.getMatch();
            fired.add(new Fired(
                    String.valueOf(match.getRule().getMetaData().get("Id")),
                    own(match.getObjects()),
                    List.copyOf(conclusions.subList(before, conclusions.size()))));
        }
    }

    /** Only our own types: for {@code exists} and {@code not}, a match holds objects of the engine. */
    private static List<Object> own(List<Object> objects) {
        List<Object> own = List.of();
        for (Object each : objects) {
            if (each instanceof Conclusion || each instanceof Balance) {
                own = own.isEmpty() ? new ArrayList<>() : own;
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
        if (stage != Stage.ROWS) {
            session.getAgenda().getAgendaGroup(stage.code()).setFocus();
        }
        if (session.fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
            throw new IllegalStateException("the rules of " + base.digest() + " do not come to an end");
        }
    }

    List<Fired> fired() {
        return fired;
    }

    /** Everything concluded so far. */
    List<Conclusion> conclusions() {
        return conclusions;
    }

    @Override
    public void close() {
        session.dispose();
    }
}
