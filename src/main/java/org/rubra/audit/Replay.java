package org.rubra.audit;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.audit.Replayed.Difference;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Entry;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;

/**
 * Assesses recorded presentations again on the very release that answered, and holds answer and trace to what was recorded, byte for byte; where the trace is to
 * be read, which the answer says too, may be elsewhere by now. What comes out is no answer to anybody, and is not recorded. Safe to share among threads.
 */
public final class Replay {
    private static final int MOST_ASSESSORS = 4;

    private final Records records;
    private final Few<KnowledgeBase, Assessor> assessors = new Few<>(MOST_ASSESSORS, Assessor::new);

    public Replay(Records records) {
        this.records = records;
    }

    /**
     * What comes of one recorded presentation.
     *
     * @throws UncheckedIOException when the record cannot be read
     */
    public Replayed replay(Trail.Placed placed) {
        Reopened reopened = Reopened.of(placed, records);
        return reopened instanceof Reopened.Ready ready ? compared(placed, ready) : ((Reopened.Barred) reopened).why();
    }

    private Replayed compared(Trail.Placed placed, Reopened.Ready ready) {
        Entry entry = ready.recorded().entry();
        List<Difference> differences = new ArrayList<>();
        try {
            Assessment again = assessors.of(ready.recorded().base()).assess(ready.presentation());
            differences.addAll(Comparing.of("/answer", entry.answer(), answer(entry, again)));
            differences.addAll(Comparing.of("/trace", entry.trace(), Json.bytes(again.trace())));
        } catch (IllegalStateException e) {
            differences.add(new Difference("/answer", "an answer", "none: " + e.getMessage()));
        }
        return Replayed.compared(placed, entry, differences);
    }

    /** Where the trace is to be read is taken over from the record. */
    private static byte[] answer(Entry entry, Assessment again) {
        Answer answer = Answer.of(entry.id(), again);
        byte[] bytes = Json.bytes(answer);
        return Arrays.equals(bytes, entry.answer())
                ? bytes
                : Json.bytes(answer.withTraceAt(Comparing.text(entry.answer(), "/trace/href")));
    }
}
