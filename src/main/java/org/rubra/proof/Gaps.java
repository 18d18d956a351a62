package org.rubra.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rubra.table.Box;
import org.rubra.table.Grid;

/** Where a table that must answer does not, although all that it asks about is known: as few regions as will do, each as large as can be. */
final class Gaps {
    private final Grid grid;
    private final List<Box> boxes;
    private final Witness witness;
    private final Budget budget;
    private final Box everything;

    Gaps(Grid grid, List<Box> boxes, Budget budget) {
        this.grid = grid;
        this.boxes = boxes;
        this.witness = new Witness(grid, Known.WHAT_IS_ASKED);
        this.budget = budget;
        this.everything = witness.everything();
    }

    /** The regions found so far, up to one more than wanted; none where some row holds everywhere. */
    void find(int most, List<Box> found) throws Budget.Spent {
        Cover cover = new Cover(grid, Known.WHAT_IS_ASKED, budget);
        List<Box> covering = new ArrayList<>(boxes);
        while (found.size() <= most) {
            Optional<Box> hole = cover.hole(everything, covering);
            if (hole.isEmpty()) {
                return;
            }
            Box region = widest(hole.get());
            found.add(region);
            covering.add(region);
        }
    }

    Map<String, Object> example(Box region) {
        return witness.find(region).orElseThrow();
    }

    Box everything() {
        return everything;
    }

    /** The region with every part more that keeps it clear of all rows. */
    private Box widest(Box hole) throws Budget.Spent {
        Box region = hole;
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            Box freed = region.with(axis, everything.of(axis));
            if (isClear(freed)) {
                region = freed;
                continue;
            }
            for (int part : everything.of(axis)) {
                int[] more = IntStream.concat(IntStream.of(region.of(axis)), IntStream.of(part))
                        .toArray();
                Box wider = region.with(axis, more);
                region = isClear(wider) ? wider : region;
            }
        }
        return region;
    }

    private boolean isClear(Box region) throws Budget.Spent {
        budget.spend(boxes.size());
        return boxes.stream().noneMatch(region::meets);
    }
}
