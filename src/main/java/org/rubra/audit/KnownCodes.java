package org.rubra.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Mark;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Term;

/** The codes that an answer may have: those that the release in force can give, and those that the record has. Callers name themselves, so theirs are open. */
final class KnownCodes {
    static final List<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Channel::code).toList();

    private final KnowledgeBase base;
    private final Trail trail;

    KnownCodes(KnowledgeBase base, Trail trail) {
        this.base = base;
        this.trail = trail;
    }

    /** What is wrong with a code; nothing where an answer may have it. */
    Optional<Problem> refusal(Mark.Kind kind, String code) {
        Place place = Place.pointer(Filters.name(kind));
        if (kind == Mark.Kind.CALLER) {
            return code.matches(Caller.NAME)
                    ? Optional.empty()
                    : Optional.of(new Problem(place, "\"" + code + "\"", Caller.NAME));
        }
        List<String> possible = possible(kind);
        if (possible.contains(code)) {
            return Optional.empty();
        }
        List<String> recorded = trail.codes(kind);
        return recorded.contains(code)
                ? Optional.empty()
                : Optional.of(Problem.notAllowed(
                        place,
                        code,
                        "one that the record or the release in force knows",
                        Stream.concat(possible.stream(), recorded.stream())
                                .distinct()
                                .toList()));
    }

    private List<String> possible(Mark.Kind kind) {
        return switch (kind) {
            case URGENCY -> Urgency.codes();
            case PATTERN -> codes(base.vocabulary().patterns());
            case RED_FLAG -> codes(base.vocabulary().redFlags());
            case ROW ->
                Stream.concat(
                                base.contents().rows().map(Row::id),
                                base.contents().rules().stream().map(TrustedRule::id))
                        .toList();
            case RELEASE -> List.of(base.digest());
            case CHANNEL -> CHANNELS;
            case CALLER -> List.of();
        };
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }
}
