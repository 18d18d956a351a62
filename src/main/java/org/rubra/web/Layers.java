package org.rubra.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rubra.explanation.Chain;

/**
 * The nodes of a chain in columns, so that each stands to the right of all that led to it, and in an order in which lines cross little. The same chain gives
 * the same columns.
 */
final class Layers {
    private static final int SWEEPS = 8;

    private final Map<String, List<String>> from = new HashMap<>();
    private final Map<String, List<String>> to = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<List<Chain.Node>> layers = new ArrayList<>();

    private Layers(Chain chain) {
        chain.edges().forEach(edge -> {
            from.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
            to.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
        });
        Map<Integer, List<Chain.Node>> byColumn = new TreeMap<>();
        chain.nodes().forEach(node -> byColumn.computeIfAbsent(column(node), column -> new ArrayList<>())
                .add(node));
        layers.addAll(byColumn.values());
    }

    static List<List<Chain.Node>> of(Chain chain) {
        Layers layers = new Layers(chain);
        for (int i = 0; i < SWEEPS; i++) {
            layers.sweep(i % 2 == 0 ? layers.from : layers.to);
        }
        return List.copyOf(layers.layers);
    }

    /** Facts first; everything else one further than the furthest that led to it. A chain that bites its own tail is cut there. */
    private int column(Chain.Node node) {
        return node.kind() == Chain.Kind.FACT ? 0 : Math.max(1, column(node.id()));
    }

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

    /** Puts each node of each column where those it is joined to stand on average. */
    private void sweep(Map<String, List<String>> joined) {
        Map<String, Double> places = places();
        for (List<Chain.Node> layer : layers) {
            Map<String, Double> wanted = new LinkedHashMap<>();
            layer.forEach(node -> wanted.put(
                    node.id(),
                    joined.getOrDefault(node.id(), List.of(node.id())).stream()
                            .mapToDouble(each -> places.getOrDefault(each, 0.0))
                            .average()
                            .orElse(0)));
            layer.sort(Comparator.comparing(node -> wanted.get(node.id())));
        }
    }

    /** How far down its column each node stands, from 0 to 1. */
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
