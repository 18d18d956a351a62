package org.rubra.knowledge;

import java.util.List;
import org.rubra.vocabulary.Problem;

/** A knowledge base that cannot be used; the message says every problem, a line each. */
public final class BrokenKnowledgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    BrokenKnowledgeException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }
}
