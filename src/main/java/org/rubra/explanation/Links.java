package org.rubra.explanation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.Support;
import org.rubra.knowledge.Stage;

/** A chain as it is put together from a trace. */
final class Links {
    private static final String OUTCOME = "Outcome";

    private final Trace trace;
    private final Map<String, Trace.Firing> fired = new HashMap<>();
    private final Map<String, Chain.Node> nodes = new LinkedHashMap<>();
    private final Set<Chain.Edge> edges = new LinkedHashSet<>();

    Links(Trace trace) {
        this.trace = trace;
        trace.fired().forEach(firing -> fired.put(firing.id(), firing));
    }

    Chain chain() {
        facts();
        List<Trace.Firing> advice = trace.fired().stream()
                .filter(firing -> firing.stage().equals(Stage.ADVICE.code()))
                .toList();
        List<Trace.Firing> before = trace.fired().stream()
                .filter(firing -> !advice.contains(firing))
                .toList();
        before.forEach(this::add);
        String outcome =
                add(Chain.Node.of(Chain.Kind.OUTCOME, OUTCOME, trace.outcome().get("urgency")));
        for (Trace.Firing firing : before) {
            firing.concluded().stream()
                    .filter(each -> isStated(firing, each))
                    .forEach(each -> edges.add(new Chain.Edge(node(each).id(), outcome)));
        }
        advice.forEach(this::add);
        return new Chain(List.copyOf(nodes.values()), List.copyOf(edges));
    }

    /** The facts that something matched: those that are known in the vocabulary's order, then the others. */
    private void facts() {
        Map<String, @Nullable Object> matched = new LinkedHashMap<>();
        trace.fired().forEach(firing -> firing.matched().stream()
                .filter(each -> !each.fact().equals(OUTCOME))
                .forEach(each -> matched.put(each.field(), each.value())));
        trace.presentation().forEach((field, answer) -> {
            if (matched.remove(field) != null) {
                add(Chain.Node.of(Chain.Kind.FACT, field, answer));
            }
        });
        matched.forEach((field, answer) -> add(Chain.Node.of(Chain.Kind.FACT, field, answer)));
    }

    private String add(Chain.Node node) {
        nodes.putIfAbsent(node.id(), node);
        return node.id();
    }

    private void add(Trace.Firing firing) {
        Chain.Kind kind = firing.kind().equals("row") ? Chain.Kind.ROW : Chain.Kind.RULE;
        String id = add(Chain.Node.of(kind, firing.id(), firing.name()));
        for (Trace.Matched each : firing.matched()) {
            Chain.Kind from = each.fact().equals(OUTCOME) ? Chain.Kind.OUTCOME : Chain.Kind.FACT;
            String name = from == Chain.Kind.OUTCOME ? OUTCOME : each.field();
            edges.add(new Chain.Edge(Chain.Node.of(from, name, null).id(), id));
        }
        // what stands behind the outcome leads to it, and by it to those who read it
        if (firing.matched().stream().noneMatch(each -> each.fact().equals(OUTCOME))) {
            firing.uses().forEach(used -> built(used, firing)
                    .forEach(each -> edges.add(new Chain.Edge(node(each).id(), id))));
        }
        firing.concluded().forEach(each -> edges.add(new Chain.Edge(id, add(node(each)))));
    }

    private static Chain.Node node(Trace.Concluded concluded) {
        Chain.Node named = Chain.Node.of(Chain.Kind.CONCLUSION, concluded.kind(), concluded.says());
        return new Chain.Node(named.id() + " " + concluded.says(), named.kind(), named.name(), named.says());
    }

    /** Of what a row or rule concluded, that on which another may have built: evidence only where the other judges its pattern, if it judges any. */
    private List<Trace.Concluded> built(String used, Trace.Firing by) {
        Trace.Firing source = fired.get(used);
        List<String> judged = by.concluded().stream()
                .filter(each -> is(each, PatternSupport.class))
                .map(each -> first(each.says()))
                .toList();
        return source == null
                ? List.of()
                : source.concluded().stream()
                        .filter(each -> !is(each, Advice.class) && !is(each, AskFirst.class))
                        .filter(each -> judged.isEmpty()
                                || !is(each, PatternEvidence.class)
                                || judged.contains(last(each.says())))
                        .toList();
    }

    /** Whether the outcome says what was concluded. */
    private boolean isStated(Trace.Firing firing, Trace.Concluded concluded) {
        String says = concluded.says();
        return switch (concluded.kind()) {
            case "RaisedUrgency" -> firing.setAsideBy().isEmpty() && states("urgency", first(says));
            case "PatternSupport" ->
                states("considered", first(says)) && !last(says).equals(Support.UNLIKELY.code());
            case "RedFlag" -> states("redFlags", says);
            case "Explanation" -> states("explanations", says);
            case "Conflict" -> states("conflicts", says);
            default -> false;
        };
    }

    private boolean states(String field, String code) {
        Object stated = trace.outcome().get(field);
        return stated instanceof Collection<?> codes ? codes.contains(code) : code.equals(stated);
    }

    private static boolean is(Trace.Concluded concluded, Class<?> type) {
        return concluded.kind().equals(type.getSimpleName());
    }

    private static String first(String words) {
        return words.contains(" ") ? words.substring(0, words.indexOf(' ')) : words;
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
