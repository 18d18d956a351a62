package org.rubra.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rubra.explanation.Chain;

/**
 * The nodes of a chain in columns, so that each stands to the right of all that led to it, and in an order in which lines cross little. The outcome is
 * the last. A line that passes a column has a slot of its own there. The same chain gives the same columns.
 */
final class Layers {
    private static final int SWEEPS = 8;

    private final Map<String, List<String>> from = new HashMap<>();
    private final Map<String, List<String>> to = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<List<Slot>> layers;
    private final List<Route> routes;

    /** A place in a column: a node's, or that of a line that passes. */
    record Slot(String id, Optional<Chain.Node> node) {}

    /** An edge by the ids of all slots that its line goes through, both ends among them. */
    record Route(Chain.Edge edge, List<String> slots) {}

    Layers(Chain chain) {
        join(chain.edges());
        chain.nodes().forEach(node -> column(node.id()));
        setApart(chain);
        Map<Integer, List<Slot>> byColumn = new TreeMap<>();
        for (Chain.Node node : chain.nodes()) {
            byColumn.computeIfAbsent(column(node.id()), column -> new ArrayList<>())
                    .add(new Slot(node.id(), Optional.of(node)));
        }
        routes = chain.edges().stream().map(edge -> route(edge, byColumn)).toList();
        layers = List.copyOf(byColumn.values());
        from.clear();
        to.clear();
        join(routes.stream().flatMap(route -> pairs(route.slots()).stream()).toList());
        for (int i = 0; i < SWEEPS; i++) {
            sweep(i % 2 == 0 ? from : to);
        }
    }

    List<List<Slot>> columns() {
        return layers;
    }

    List<Route> routes() {
        return routes;
    }

    private void join(List<Chain.Edge> edges) {
        edges.forEach(edge -> {
            from.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
            to.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
        });
    }

    private static List<Chain.Edge> pairs(List<String> slots) {
        List<Chain.Edge> pairs = new ArrayList<>();
        for (int i = 1; i < slots.size(); i++) {
            pairs.add(new Chain.Edge(slots.get(i - 1), slots.get(i)));
        }
        return pairs;
    }

    /** Facts first; everything else one further than the furthest that led to it. A chain that bites its own tail is cut there. */
    private int column(String id) {
        Integer known = columns.get(id);
        if (known != null) {
            return known;
        }
        if (!open.add(id)) {
            return 0;
        }
        int column = from.getOrDefault(id, List.of()).stream()
                .mapToInt(each -> column(each) + 1)
                .max()
                .orElse(id.startsWith(Chain.Kind.FACT.code() + " ") ? 0 : 1);
        columns.put(id, column);
        return column;
    }

    /** The outcome is the last, though some conclusions are as far and do not lead to it. */
    private void setApart(Chain chain) {
        int last = columns.values().stream().mapToInt(each -> each).max().orElse(0);
        chain.nodes().stream()
                .filter(node -> node.kind() == Chain.Kind.OUTCOME)
                .filter(node -> columns.entrySet().stream()
                        .anyMatch(each -> !each.getKey().equals(node.id()) && each.getValue() >= column(node.id())))
                .forEach(node -> columns.put(node.id(), last + 1));
    }

    private Route route(Chain.Edge edge, Map<Integer, List<Slot>> byColumn) {
        List<String> slots = new ArrayList<>(List.of(edge.from()));
        for (int column = column(edge.from()) + 1; column < column(edge.to()); column++) {
            Slot passing = new Slot(edge.from() + " to " + edge.to() + " at " + column, Optional.empty());
            byColumn.computeIfAbsent(column, each -> new ArrayList<>()).add(passing);
            slots.add(passing.id());
        }
        slots.add(edge.to());
        return new Route(edge, slots);
    }

    /** Puts each slot of each column where those it is joined to stand on average. */
    private void sweep(Map<String, List<String>> joined) {
        Map<String, Double> places = places();
        for (List<Slot> layer : layers) {
            layer.sort(Comparator.comparing(slot -> joined.getOrDefault(slot.id(), List.of(slot.id())).stream()
                    .mapToDouble(each -> places.getOrDefault(each, 0.0))
                    .average()
                    .orElse(0)));
        }
    }

    /** How far down its column each slot stands, from 0 to 1. */
    private Map<String, Double> places() {
        Map<String, Double> places = new HashMap<>();
        layers.forEach(layer -> {
            for (int i = 0; i < layer.size(); i++) {
                places.put(layer.get(i).id(), (i + 0.5) / layer.size());
            }
        });
        return places;
    }
}
