package org.rubra.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rubra.explanation.Chain;

/** What of a chain comes before and after some of its nodes. */
record Ways(Map<String, List<String>> from, Map<String, List<String>> to) {
    static Ways of(Chain chain) {
        Ways ways = new Ways(new HashMap<>(), new HashMap<>());
        chain.edges().forEach(edge -> {
            ways.from.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
            ways.to.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
        });
        return ways;
    }

    List<String> justBefore(Collection<String> nodes) {
        return nodes.stream()
                .flatMap(id -> from.getOrDefault(id, List.of()).stream())
                .toList();
    }

    /** These nodes, and all that led to them. */
    Set<String> before(Collection<String> nodes) {
        return reached(nodes, from);
    }

    /** These nodes, and all that they led to. */
    Set<String> after(Collection<String> nodes) {
        return reached(nodes, to);
    }

    /** These nodes, and all that led to nothing else. */
    Set<String> leadingOnlyTo(Collection<String> nodes) {
        Set<String> found = new HashSet<>(nodes);
        boolean grown = true;
        while (grown) {
            grown = found.addAll(to.entrySet().stream()
                    .filter(each -> found.containsAll(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return found;
    }

    private static Set<String> reached(Collection<String> nodes, Map<String, List<String>> along) {
        Set<String> reached = new HashSet<>();
        nodes.forEach(id -> follow(id, along, reached));
        return reached;
    }

    private static void follow(String id, Map<String, List<String>> along, Set<String> reached) {
        if (reached.add(id)) {
            along.getOrDefault(id, List.of()).forEach(each -> follow(each, along, reached));
        }
    }
}
