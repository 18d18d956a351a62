package org.rubra.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Request;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.AnswerReader;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** One of the two knowledge bases whose answers are compared. */
public final class ImpactSide {
    private final Assessor all;
    private final Assessor withoutOptional;

    /**
     * @param all the base with all layers in force
     * @param withoutOptional the same base without the layers that may be left out
     */
    public ImpactSide(KnowledgeBase all, KnowledgeBase withoutOptional) {
        this.all = new Assessor(all);
        this.withoutOptional = new Assessor(withoutOptional);
    }

    /** A presentation as this side takes it, or why it refuses it; never both. */
    record Taken(@Nullable Presentation presentation, List<Problem> refusals) {
        /** Whether it is taken, or what is expected in its place: many presentations are refused for the same reason. */
        String words() {
            return refusals.isEmpty()
                    ? "taken"
                    : "refused: "
                            + refusals.stream()
                                    .map(refusal -> at(refusal.where()) + " expected " + refusal.expected())
                                    .distinct()
                                    .collect(Collectors.joining("; "));
        }

        private static String at(Place where) {
            return where.toString().replaceFirst("^/presentation", "");
        }
    }

    Contents contents() {
        return all.base().contents();
    }

    Assessment.Release release() {
        return new Assessment.Release(all.base().version(), all.base().digest());
    }

    Assessment assess(Presentation presentation, boolean optionalLayers) {
        return (optionalLayers ? all : withoutOptional).assess(presentation);
    }

    /** A presentation that this side has read before. */
    Taken taken(Presentation presentation) {
        return new Taken(presentation, List.of());
    }

    /** Reads a request or a bare presentation. */
    Taken take(byte[] document) {
        try {
            return new Taken(Request.readEither(document, vocabulary()).presentation(), List.of());
        } catch (BadRequestException refused) {
            return new Taken(null, refused.problems());
        }
    }

    /** Reads answers as a caller's would be. */
    Taken take(Map<String, Object> answers) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> given = new LinkedHashMap<>();
        answers.forEach((field, answer) -> given.put(field, asGiven(answer)));
        Map<String, Object> read = new AnswerReader(vocabulary().presentation(), Place::pointer, problems).read(given);
        return problems.isEmpty()
                ? new Taken(new Presentation(vocabulary(), read), List.of())
                : new Taken(null, problems.stream().sorted().toList());
    }

    private static Object asGiven(Object answer) {
        return answer instanceof Double number
                ? BigDecimal.valueOf(number)
                : answer instanceof Set<?> members ? List.copyOf(members) : answer;
    }

    private Vocabulary vocabulary() {
        return all.base().vocabulary();
    }
}
