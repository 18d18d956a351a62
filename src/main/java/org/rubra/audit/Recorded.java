package org.rubra.audit;

import java.util.Map;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Request;
import org.rubra.assessment.Trace;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Entry;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

/** A recorded answer with how it came about, and the very release that gave it. */
public record Recorded(Entry entry, Trace trace, KnowledgeBase base) {

    /** The answer as it was given, with how it came about. */
    public Answer answer() {
        return Answer.read(entry.answer(), trace);
    }

    /**
     * What was said, read back as strictly as it was read first.
     *
     * @throws BadRequestException with every fault, where the release does not take it
     */
    public Presentation presentation() {
        byte[] document = Json.bytes(Map.of("presentation", trace.presentation()));
        return Request.read(document, base.vocabulary()).presentation();
    }
}
