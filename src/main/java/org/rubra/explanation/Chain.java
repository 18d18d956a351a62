package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;

/**
 * Which facts led to which rows, which rows to which conclusions, and which conclusions to which rules and to the outcome. The same trace gives the same chain.
 *
 * @param nodes the facts that anything matched, then what fired by stage and id, each followed by what it was the first to conclude; the outcome stands
 *     before the advice
 * @param edges from what led to what it led to, in the order of the nodes they lead to or, for conclusions, come from
 */
public record Chain(List<Node> nodes, List<Edge> edges) {

    /** What a node stands for. */
    public enum Kind {
        FACT,
        ROW,
        RULE,
        CONCLUSION,
        OUTCOME;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A fact, a row or rule, a conclusion, or the outcome.
     *
     * @param id unique in the chain, say {@code fact fever}, {@code row RF-02} or {@code conclusion RedFlag fever}
     * @param name the field, the id of the row or rule, the kind of conclusion, or {@code Outcome}
     * @param says the answer (null where it is unknown), the sentence, what was concluded, or the urgency
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Node(String id, Kind kind, String name, @Nullable Object says) {
        static Node of(Kind kind, String name, @Nullable Object says) {
            return new Node(kind.code() + " " + name, kind, name, says);
        }
    }

    /** By the ids of the nodes. */
    public record Edge(String from, String to) {}

    public Chain {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** The chain of a trace. */
    public static Chain of(Trace trace) {
        return new Links(trace).chain();
    }
}
