package org.rubra.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rubra.explanation.Chain;

/**
 * The path from facts over rows and conclusions to the outcome, drawn: boxes in columns and the lines between them. Advice, which follows from the outcome,
 * stands elsewhere. Lengths are in pixels; texts are not yet escaped.
 *
 * @param boxes column by column, from the top
 */
record ChainPicture(int width, int height, List<Box> boxes, List<Line> lines) {
    static final int BOX_WIDTH = 172;
    static final int BOX_HEIGHT = 40;
    private static final int GAP = 8;
    private static final int STEP = 212;
    private static final int MARGIN = 4;

    /**
     * A node.
     *
     * @param kind {@code fact}, {@code row}, {@code rule}, {@code conclusion} or {@code outcome}
     * @param decides whether the urgency is as high as it is because of it
     * @param top the first line, short enough for the box
     * @param below the second line, the same; may be empty
     * @param whole all that the box stands for
     */
    record Box(int x, int y, String kind, boolean decides, String top, String below, String whole, String href) {}

    /** @param path the line as SVG draws it */
    record Line(String path, boolean decides) {}

    static ChainPicture of(Chain chain, ChainWords words) {
        Chain path = toTheOutcome(chain);
        List<List<Chain.Node>> columns = Layers.of(path);
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        int height = 2 * MARGIN + most * (BOX_HEIGHT + GAP) - GAP;
        Set<String> deciding = deciding(path);
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Chain.Node> column = columns.get(i);
            int y = (height - column.size() * (BOX_HEIGHT + GAP) + GAP) / 2;
            for (Chain.Node node : column) {
                boxes.put(node.id(), words.box(node, MARGIN + i * STEP, y, deciding.contains(node.id())));
                y += BOX_HEIGHT + GAP;
            }
        }
        return new ChainPicture(
                2 * MARGIN + (columns.size() - 1) * STEP + BOX_WIDTH,
                height,
                List.copyOf(boxes.values()),
                path.edges().stream()
                        .map(edge -> line(
                                box(boxes, edge.from()),
                                box(boxes, edge.to()),
                                deciding.contains(edge.from()) && deciding.contains(edge.to())))
                        .toList());
    }

    private static Box box(Map<String, Box> boxes, String id) {
        return java.util.Objects.requireNonNull(boxes.get(id));
    }

    /** Without what comes after the outcome. */
    private static Chain toTheOutcome(Chain chain) {
        Set<String> after = new HashSet<>();
        chain.nodes().stream()
                .filter(node -> node.kind() == Chain.Kind.OUTCOME)
                .forEach(node -> follow(node.id(), targets(chain), after));
        chain.nodes().stream()
                .filter(node -> node.kind() == Chain.Kind.OUTCOME)
                .forEach(node -> after.remove(node.id()));
        Set<String> kept = chain.nodes().stream()
                .map(Chain.Node::id)
                .filter(id -> !after.contains(id))
                .collect(Collectors.toSet());
        return new Chain(
                chain.nodes().stream().filter(node -> kept.contains(node.id())).toList(),
                chain.edges().stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList());
    }

    /** All that stands behind the conclusions that raised the urgency to what it is, and the outcome. */
    private static Set<String> deciding(Chain chain) {
        Set<String> deciding = new HashSet<>();
        Map<String, List<String>> sources = new HashMap<>();
        chain.edges().forEach(edge -> sources.computeIfAbsent(edge.to(), id -> new ArrayList<>())
                .add(edge.from()));
        for (Chain.Node node : chain.nodes()) {
            if (node.kind() == Chain.Kind.OUTCOME) {
                deciding.add(node.id());
                sources.getOrDefault(node.id(), List.of()).stream()
                        .filter(id -> id.startsWith(RAISED))
                        .forEach(id -> follow(id, sources, deciding));
            }
        }
        return deciding;
    }

    private static final String RAISED = Chain.Kind.CONCLUSION.code() + " RaisedUrgency";

    private static Map<String, List<String>> targets(Chain chain) {
        Map<String, List<String>> targets = new HashMap<>();
        chain.edges().forEach(edge -> targets.computeIfAbsent(edge.from(), id -> new ArrayList<>())
                .add(edge.to()));
        return targets;
    }

    private static void follow(String id, Map<String, List<String>> on, Set<String> reached) {
        if (reached.add(id)) {
            on.getOrDefault(id, List.of()).forEach(each -> follow(each, on, reached));
        }
    }

    public int boxWidth() {
        return BOX_WIDTH;
    }

    public int boxHeight() {
        return BOX_HEIGHT;
    }

    private static Line line(Box from, Box to, boolean decides) {
        int x = from.x() + BOX_WIDTH;
        int y = from.y() + BOX_HEIGHT / 2;
        int end = to.y() + BOX_HEIGHT / 2;
        int bend = (STEP - BOX_WIDTH) * 3 / 4;
        return new Line(
                "M" + x + " " + y + "C" + (x + bend) + " " + y + " " + (to.x() - bend) + " " + end + " " + to.x() + " "
                        + end,
                decides);
    }
}
