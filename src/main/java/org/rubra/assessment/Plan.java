package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Stage;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Vocabulary;

/**
 * All of a row or trusted rule that is the same for every presentation, worked out once: what it asks, what a row could conclude, and its part of a
 * trace.
 */
final class Plan {
    /** A field that it asks about; the condition is null for a trusted rule, which asks in code. */
    private record Asked(
            boolean outcome, int slot, String fact, String field, @Nullable String condition, @Nullable String cell) {}

    /** By stage, then by id: the order of a trace. */
    private static final Comparator<Plan> ORDER =
            Comparator.comparing((Plan plan) -> plan.stage).thenComparing(plan -> plan.id);

    final String id;
    final Stage stage;
    final List<RaisedUrgency> raises;
    final List<PatternEvidence> patterns;
    final boolean earnsSelfCare;
    private final String name;
    private final boolean row;
    final String layer;
    private final Trace.Source source;
    private final List<Asked> asked;
    private final List<String> outcomeFields;
    private final List<Trace.Concluded> concluded;
    private final List<String> evidence;
    private final int[] presentationSlots;
    private int position;

    private Plan(
            String id,
            String name,
            boolean row,
            Stage stage,
            String layer,
            Trace.Source source,
            List<Asked> asked,
            List<Conclusion> conclusions,
            List<String> evidence) {
        this.id = id;
        this.name = name;
        this.row = row;
        this.stage = stage;
        this.layer = layer;
        this.source = source;
        this.asked = asked;
        this.concluded = concluded(conclusions);
        this.evidence = evidence;
        this.raises = only(conclusions, RaisedUrgency.class);
        this.patterns = only(conclusions, PatternEvidence.class);
        this.earnsSelfCare = raises.stream().anyMatch(raise -> raise.urgency() == Urgency.SELF_CARE);
        this.outcomeFields = asked.stream()
                .filter(Asked::outcome)
                .map(Asked::field)
                .distinct()
                .toList();
        this.presentationSlots = asked.stream()
                .filter(each -> !each.outcome)
                .mapToInt(Asked::slot)
                .distinct()
                .toArray();
    }

    private static <C> List<C> only(List<Conclusion> conclusions, Class<C> type) {
        return conclusions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static Plan of(KnowledgeBase.Located located, Vocabulary vocabulary) {
        var row = located.row();
        var table = located.table();
        return new Plan(
                row.id(),
                row.sentence(),
                true,
                table.isAdvice() ? Stage.ADVICE : Stage.ROWS,
                table.layer(),
                new Trace.Source(table.file(), table.sheet(), row.line(), null),
                row.conditions().stream().map(each -> asked(each, vocabulary)).toList(),
                row.conclusions().toList(),
                row.evidence());
    }

    private static Asked asked(Condition condition, Vocabulary vocabulary) {
        Schema schema = vocabulary.schema(condition.fact()).orElseThrow();
        return new Asked(
                condition.fact().equals("Outcome"),
                schema.slot(condition.field()),
                condition.fact(),
                condition.field(),
                condition.operator().code() + " " + String.join(", ", condition.values()),
                condition.cell());
    }

    static Plan of(TrustedRule rule, Vocabulary vocabulary) {
        return new Plan(
                rule.id(),
                rule.name(),
                false,
                rule.stage(),
                rule.layer(),
                new Trace.Source(rule.file(), null, null, rule.line()),
                Stream.concat(
                                asked(rule.presentationFields(), vocabulary.presentation(), false),
                                asked(rule.outcomeFields(), vocabulary.outcome(), true))
                        .toList(),
                List.of(),
                rule.evidence());
    }

    private static Stream<Asked> asked(List<String> fields, Schema schema, boolean outcome) {
        return fields.stream().map(field -> new Asked(outcome, schema.slot(field), schema.fact(), field, null, null));
    }

    /** Numbers all plans of a base in the order of a trace. */
    static void number(Collection<Plan> plans) {
        int position = 0;
        for (Plan plan : plans.stream().sorted(ORDER).toList()) {
            plan.position = position++;
        }
    }

    /** Its place in the order of a trace. */
    int position() {
        return position;
    }

    boolean isRow() {
        return row;
    }

    /** Whether it may build on what others concluded: a trusted rule, or a row about the outcome. */
    boolean buildsOnOthers() {
        return !row || !outcomeFields.isEmpty();
    }

    /** The slots of the presentation that it asks about and that are unknown. */
    int[] unknown(Presentation presentation) {
        int count = 0;
        int[] unknown = new int[presentationSlots.length];
        for (int slot : presentationSlots) {
            if (presentation.at(slot) == null) {
                unknown[count++] = slot;
            }
        }
        return java.util.Arrays.copyOf(unknown, count);
    }

    /** The fields of the outcome that it asks about. */
    List<String> outcomeFields() {
        return outcomeFields;
    }

    static List<Trace.Concluded> concluded(List<Conclusion> conclusions) {
        return conclusions.stream()
                .map(each -> new Trace.Concluded(each.getClass().getSimpleName(), each.said()))
                .distinct()
                .sorted(Comparator.comparing(Trace.Concluded::kind).thenComparing(Trace.Concluded::says))
                .toList();
    }

    /**
     * Its part of a trace.
     *
     * @param own what it concluded, which matters for a trusted rule only
     */
    Trace.Firing firing(
            Presentation presentation,
            Outcome outcome,
            List<String> uses,
            List<Conclusion> own,
            List<String> setAsideBy,
            List<String> beats) {
        List<Trace.Matched> matched = new ArrayList<>(asked.size());
        for (Asked each : asked) {
            Facts facts = each.outcome ? outcome : presentation;
            matched.add(new Trace.Matched(each.fact, each.field, each.condition, each.cell, facts.at(each.slot)));
        }
        return new Trace.Firing(
                id,
                name,
                row ? "row" : "rule",
                stage.code(),
                layer,
                source,
                matched,
                uses,
                concluded.isEmpty() ? concluded(own) : concluded,
                setAsideBy,
                beats,
                evidence);
    }
}
