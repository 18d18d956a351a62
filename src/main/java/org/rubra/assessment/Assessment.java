package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;

/**
 * The answer to a presentation. The same presentation under the same release gives an equal assessment.
 *
 * @param settled whether no unanswered question could raise the urgency
 * @param layers what each layer of the knowledge base came to, so that an answer raised by the safety net shows both
 * @param patterns strongest first; the leading one is the first that is not unlikely
 * @param explanations what set some of the raises aside
 * @param questions those that could raise the urgency first, most consequential first
 * @param notice that this is information and no diagnosis
 * @param trace how it came about
 */
public record Assessment(
        Release release,
        Urgency urgency,
        boolean settled,
        List<LayerReading> layers,
        List<PatternReading> patterns,
        List<Flag> redFlags,
        List<Explained> explanations,
        List<Advised> advice,
        List<Question> questions,
        List<Contradiction> conflicts,
        String notice,
        @JsonIgnore Trace trace) {

    /** The same answer with this trace. */
    public Assessment with(Trace trace) {
        return new Assessment(
                release,
                urgency,
                settled,
                layers,
                patterns,
                redFlags,
                explanations,
                advice,
                questions,
                conflicts,
                notice,
                trace);
    }

    /** The knowledge base that answered: its version, and its name by contents, {@code sha256:…}. */
    public record Release(String version, String digest) {}

    /** The urgency that one layer reached, with the rows and rules that raised so far; null where it said nothing. */
    public record LayerReading(String layer, String label, @Nullable Urgency urgency, List<String> because) {}

    /** How well the facts support a pattern, with the rows for and against. */
    public record PatternReading(
            String code, String label, Support support, List<String> because, List<String> against) {}

    /** @param explainedBy the codes of the explanations that set aside what this flag's rows raised */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Flag(String code, String label, List<String> because, List<String> explainedBy) {
        /** Lists without members are not written, and so are read as absent. */
        public Flag {
            because = because == null ? List.of() : because;
            explainedBy = explainedBy == null ? List.of() : explainedBy;
        }
    }

    /** @param setsAside the rows whose raise does not count because of it */
    public record Explained(String code, String label, List<String> because, List<String> setsAside) {}

    public record Advised(String code, String text, List<String> because) {}

    public record Contradiction(String code, String text, List<String> because) {}
}
