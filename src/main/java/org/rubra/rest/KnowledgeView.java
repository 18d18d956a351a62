package org.rubra.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rubra.assessment.Assessment;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.DecisionTable;

/** The knowledge base as callers see it: all that it says, and for each statement where it is carried. */
record KnowledgeView(
        Assessment.Release release,
        String title,
        String notice,
        List<Layer> layers,
        List<DecisionTable> tables,
        List<TrustedRule> rules,
        List<Carried> statements,
        List<Evidence.Source> sources) {

    record Layer(String id, String label, boolean optional, boolean inForce) {}

    /** A statement, the ids of the sources that say it, and of the rows and rules that stand on it. */
    record Carried(String id, String text, List<String> sources, List<String> carriedBy) {}

    static KnowledgeView of(KnowledgeBase base) {
        Contents contents = base.contents();
        return new KnowledgeView(
                new Assessment.Release(base.version(), base.digest()),
                contents.manifest().title(),
                contents.manifest().notice(),
                contents.manifest().layers().stream()
                        .map(layer -> new Layer(
                                layer.id(),
                                layer.label(),
                                layer.optional(),
                                base.layers().contains(layer.id())))
                        .toList(),
                contents.tables(),
                contents.rules(),
                carried(contents),
                contents.evidence().sources());
    }

    private static List<Carried> carried(Contents contents) {
        Map<String, List<String>> carriers = new TreeMap<>();
        contents.rows().forEach(row -> row.evidence().forEach(id -> add(carriers, id, row.id())));
        contents.rules().forEach(rule -> rule.evidence().forEach(id -> add(carriers, id, rule.id())));
        List<String> all = contents.evidence().statements().stream()
                .map(Evidence.Statement::id)
                .toList();
        return contents.evidence().cited(all).stream()
                .map(each -> new Carried(
                        each.id(),
                        each.text(),
                        each.sources().stream().map(Evidence.Source::id).toList(),
                        carriers.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static void add(Map<String, List<String>> carriers, String statement, String carrier) {
        carriers.computeIfAbsent(statement, key -> new ArrayList<>()).add(carrier);
    }
}
