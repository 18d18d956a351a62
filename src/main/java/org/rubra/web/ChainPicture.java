package org.rubra.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rubra.explanation.Chain;

/**
 * The path from facts over rows and conclusions to the outcome, drawn: boxes in columns and the lines between them. Lengths are in pixels; texts are not yet
 * escaped.
 *
 * @param boxes column by column, from the top
 * @param lines those that decide last, so that they lie above the others
 */
record ChainPicture(int width, int height, List<Box> boxes, List<Line> lines) {
    static final int BOX_WIDTH = 164;
    static final int BOX_HEIGHT = 40;
    private static final int LINE_HEIGHT = 6;
    private static final int GAP = 8;
    private static final int STEP = 200;
    private static final int MARGIN = 4;

    /**
     * A node.
     *
     * @param decides whether the urgency is as high as it is because of it
     */
    record Box(int x, int y, boolean decides, ChainWords.Text text) {}

    /** @param path the line as SVG draws it */
    record Line(String path, boolean decides) {}

    /** Where a slot begins, and the middle of its height. */
    private record Spot(int x, int middle, boolean isLine) {}

    static ChainPicture of(Chain chain, ChainWords words) {
        Path path = Path.of(chain);
        Layers layers = new Layers(path.chain());
        int height =
                layers.columns().stream().mapToInt(ChainPicture::height).max().orElse(0);
        List<Box> boxes = new ArrayList<>();
        Map<String, Spot> spots = new HashMap<>();
        int x = MARGIN;
        for (List<Layers.Slot> column : layers.columns()) {
            int y = MARGIN + (height - height(column)) / 2;
            for (Layers.Slot slot : column) {
                spots.put(
                        slot.id(), new Spot(x, y + height(slot) / 2, slot.node().isEmpty()));
                if (slot.node().isPresent()) {
                    boxes.add(new Box(
                            x,
                            y,
                            path.decides(slot.id()),
                            words.text(slot.node().get())));
                }
                y += height(slot) + GAP;
            }
            x += STEP;
        }
        return new ChainPicture(
                x - STEP + BOX_WIDTH + MARGIN, height + 2 * MARGIN, List.copyOf(boxes), lines(layers, spots, path));
    }

    private static int height(Layers.Slot slot) {
        return slot.node().isPresent() ? BOX_HEIGHT : LINE_HEIGHT;
    }

    private static int height(List<Layers.Slot> column) {
        return column.stream().mapToInt(slot -> height(slot) + GAP).sum() - GAP;
    }

    private static List<Line> lines(Layers layers, Map<String, Spot> spots, Path path) {
        return layers.routes().stream()
                .map(route -> new Line(
                        line(route.slots().stream()
                                .map(id -> Objects.requireNonNull(spots.get(id)))
                                .toList()),
                        path.decides(route.edge().from())
                                && path.decides(route.edge().to())))
                .sorted(Comparator.comparing(Line::decides))
                .toList();
    }

    private static String line(List<Spot> spots) {
        int x = spots.get(0).x() + BOX_WIDTH;
        int y = spots.get(0).middle();
        StringBuilder line = new StringBuilder("M" + x + " " + y);
        for (Spot to : spots.subList(1, spots.size())) {
            int bend = (STEP - BOX_WIDTH) * 3 / 4;
            line.append("C" + (x + bend) + " " + y + " " + (to.x() - bend) + " " + to.middle() + " " + to.x() + " "
                    + to.middle());
            x = to.x() + BOX_WIDTH;
            y = to.middle();
            if (to.isLine()) {
                line.append("H" + x);
            }
        }
        return line.toString();
    }

    public int boxWidth() {
        return BOX_WIDTH;
    }

    public int boxHeight() {
        return BOX_HEIGHT;
    }

    /**
     * What of a chain leads to the outcome; the advice that follows from it stands elsewhere.
     *
     * @param deciding the ids of all that stands behind the conclusions that raised the urgency to what it is, and of the outcome
     */
    private record Path(Chain chain, Set<String> deciding) {
        private static final String RAISED = Chain.Kind.CONCLUSION.code() + " RaisedUrgency ";
        private static final String ADVICE = Chain.Kind.CONCLUSION.code() + " Advice ";

        static Path of(Chain chain) {
            Ways ways = Ways.of(chain);
            List<String> outcome = chain.nodes().stream()
                    .filter(node -> node.kind() == Chain.Kind.OUTCOME)
                    .map(Chain.Node::id)
                    .toList();
            Set<String> after = ways.after(outcome);
            Set<String> deciding = ways.before(ways.justBefore(outcome).stream()
                    .filter(id -> id.startsWith(RAISED))
                    .toList());
            deciding.addAll(outcome);
            after.removeAll(outcome);
            return new Path(withoutAdvice(without(chain, after)), deciding);
        }

        /** Some advice goes by facts alone. */
        private static Chain withoutAdvice(Chain chain) {
            List<String> advice = chain.nodes().stream()
                    .map(Chain.Node::id)
                    .filter(id -> id.startsWith(ADVICE))
                    .toList();
            return without(chain, Ways.of(chain).leadingOnlyTo(advice));
        }

        boolean decides(String id) {
            return deciding.contains(id);
        }

        private static Chain without(Chain chain, Set<String> gone) {
            return new Chain(
                    chain.nodes().stream()
                            .filter(node -> !gone.contains(node.id()))
                            .toList(),
                    chain.edges().stream()
                            .filter(edge -> !gone.contains(edge.from()) && !gone.contains(edge.to()))
                            .toList());
        }
    }
}
