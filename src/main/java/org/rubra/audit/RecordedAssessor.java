package org.rubra.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.NotRecordedException;
import org.rubra.vocabulary.Json;

/** The one door by which adapters reach the assessor: what it gives has been recorded. */
public final class RecordedAssessor {
    private final Assessor assessor;
    private final AuditTrail trail;
    private final Clock clock;
    private final String software;
    private volatile boolean releaseIsKept;

    /** @param software the version of this software, for the record */
    public RecordedAssessor(Assessor assessor, AuditTrail trail, Clock clock, String software) {
        this.assessor = assessor;
        this.trail = trail;
        this.clock = clock;
        this.software = software;
    }

    public KnowledgeBase base() {
        return assessor.base();
    }

    /**
     * Assesses a request and records the answer; before the first answer of a release, the release.
     *
     * @throws NotRecordedException when it could not be recorded; then there is no answer
     */
    public Answer assess(Request request, Caller caller) {
        Answer answer = answer(request);
        record(entry(answer, request, caller));
        return answer;
    }

    private Answer answer(Request request) {
        return Answer.of(UuidCreator.getTimeOrderedEpoch().toString(), assessor.assess(request.presentation()));
    }

    private Entry entry(Answer answer, Request request, Caller caller) {
        Assessment assessment = answer.assessment();
        return new Entry(
                answer.id(),
                clock.instant(),
                assessment.release(),
                caller,
                request.subject(),
                software,
                Marks.of(assessment),
                Json.bytes(answer),
                Json.bytes(assessment.trace()));
    }

    private void record(Entry entry) {
        try {
            keepRelease();
            trail.append(entry);
        } catch (NotRecordedException e) {
            // the store may come back as it was before the release was kept
            releaseIsKept = false;
            throw e;
        }
    }

    /** An answer could not be replayed whose release nobody has any more. */
    private void keepRelease() {
        if (releaseIsKept) {
            return;
        }
        KnowledgeBase base = base();
        trail.keep(new KeptRelease(base.digest(), base.version(), Json.canonical(base.contents())));
        releaseIsKept = true;
    }

    /** Whether the next answer could be recorded. */
    public boolean isReady() {
        return trail.isWritable();
    }

    /**
     * Assesses made-up requests without recording: their answers go nowhere. Afterwards the first real answer is not the slowest, and the record knows
     * what answers of this release have in common.
     */
    public void rehearse(List<Request> requests) {
        List<Entry> samples = requests.stream()
                .map(request -> entry(answer(request), request, Caller.by(Channel.COMMAND)))
                .toList();
        trail.teach(base().digest(), samples);
    }
}
