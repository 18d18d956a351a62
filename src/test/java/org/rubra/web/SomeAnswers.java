package org.rubra.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Presentation;

/**
 * Answers in a real record, to one caller and about one person that nobody else is.
 *
 * @param ids in the order in which they were given
 */
record SomeAnswers(String caller, String subject, List<String> ids) {
    /** To people of the case suite, taken evenly from all of it. */
    static SomeAnswers toCases(int count, KnowledgeBase base, Trail trail) {
        List<ClinicalCase> cases = base.contents().cases();
        return to(
                IntStream.range(0, count)
                        .mapToObj(i -> cases.get(i * cases.size() / count).given())
                        .toList(),
                base,
                trail);
    }

    static SomeAnswers to(List<Map<String, Object>> people, KnowledgeBase base, Trail trail) {
        RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test");
        Caller caller = new Caller(Channel.REST, "test/" + UUID.randomUUID());
        String subject = "ref-" + UUID.randomUUID();
        return new SomeAnswers(
                String.valueOf(caller.name()),
                subject,
                people.stream()
                        .map(said -> assessor.assess(
                                        new Request(new Presentation(base.vocabulary(), said), subject), caller)
                                .id())
                        .toList());
    }

    String list() {
        return "/audit?caller=" + caller;
    }

    String page(int which) {
        return "/audit/" + ids.get(which);
    }
}
