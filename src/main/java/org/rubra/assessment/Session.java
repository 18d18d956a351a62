package org.rubra.assessment;

import java.util.ArrayList;
import java.util.List;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Layers;

/**
 * One KIE session for one presentation. It fires stage by stage and keeps every firing. A new session a case costs microseconds and shares nothing.
 */
final class Session implements AutoCloseable {
    /** Far above what any presentation fires; reaching it means that rules feed each other. */
    private static final int MOST_FIRINGS = 100_000;

    private final KnowledgeBase base;
    private final KieSession session;
    private final List<Fired> fired = new ArrayList<>();

    /**
     * What KIE fired: a row (by id) or a trusted rule (by id), and the facts of ours that it matched.
     */
    record Fired(String id, List<Object> matched) {}

    Session(KnowledgeBase base) {
        this.base = base;
        this.session = base.kieBase().newKieSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                var rule = event.getMatch().getRule();
                String id = base.rule(rule.getPackageName(), rule.getName())
                        .map(each -> each.id())
                        .orElse(rule.getName());
                fired.add(new Fired(id, own(event.getMatch().getObjects())));
            }
        });
        session.insert(new Layers(base.layers()));
    }

    /** Only our own types: for {@code exists} and {@code not}, a match holds objects of the engine. */
    private static List<Object> own(List<Object> objects) {
        return objects.stream()
                .filter(each -> each instanceof Facts || each instanceof Conclusion || each instanceof Balance)
                .toList();
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
