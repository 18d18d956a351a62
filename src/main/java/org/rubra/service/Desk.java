package org.rubra.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.audit.RecordedAssessor;
import org.rubra.trail.Caller;
import org.rubra.trail.NotRecordedException;

/** Where every way in brings its requests: one door, and the figures of what went through it. */
@Singleton
public class Desk {
    private final RecordedAssessor assessor;
    private final MeterRegistry figures;
    private final Timer duration;

    @Inject
    Desk(RecordedAssessor assessor, MeterRegistry figures) {
        this.assessor = assessor;
        this.figures = figures;
        this.duration = Timer.builder("rubra.assessment.duration")
                .description("From a request that was read to an answer that was recorded")
                .publishPercentileHistogram()
                .register(figures);
    }

    /**
     * Reads a caller's document.
     *
     * @throws BadRequestException with every fault
     */
    public Request read(byte[] document) {
        return Request.read(document, assessor.base().vocabulary());
    }

    /**
     * The recorded answer.
     *
     * @throws NotRecordedException when it could not be recorded; then there is none
     */
    public Answer assess(Request request, Caller caller) {
        Timer.Sample sample = Timer.start(figures);
        Answer answer = assessor.assess(request, caller);
        sample.stop(duration);
        String urgency = answer.assessment().urgency().code();
        figures.counter(
                        "rubra.assessments",
                        "urgency",
                        urgency,
                        "channel",
                        caller.channel().code())
                .increment();
        return answer;
    }

    /** Counts a request that got no answer. */
    public void refused(Refusal refusal) {
        figures.counter("rubra.refusals", "reason", refusal.code()).increment();
    }
}
