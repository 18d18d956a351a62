package org.rubra.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.rubra.audit.Replayed.Outcome;
import org.rubra.trail.Trail;

/** Replays recorded presentations as a walk through the record gives them, some hundreds side by side; what it holds does not grow with them. */
public final class ReplayRun implements Consumer<Trail.Placed> {
    private static final int AT_ONCE = 512;

    private final Replay replay;
    private final Consumer<Replayed> findings;
    private final List<Trail.Placed> waiting = new ArrayList<>();
    private ReplayCounts counts = ReplayCounts.none(EnumSet.allOf(Outcome.class));

    /** @param findings receives, in the order of the record, what is to be looked into */
    public ReplayRun(Replay replay, Consumer<Replayed> findings) {
        this.replay = replay;
        this.findings = findings;
    }

    /** @throws java.io.UncheckedIOException when the record cannot be read */
    @Override
    public void accept(Trail.Placed placed) {
        waiting.add(placed);
        if (waiting.size() == AT_ONCE) {
            run();
        }
    }

    /** How all of them came out. */
    public ReplayCounts end() {
        run();
        return counts;
    }

    private void run() {
        for (Replayed each : waiting.parallelStream().map(replay::replay).toList()) {
            counts = counts.plus(each.outcome());
            if (!each.outcome().isFine()) {
                findings.accept(each);
            }
        }
        waiting.clear();
    }
}
