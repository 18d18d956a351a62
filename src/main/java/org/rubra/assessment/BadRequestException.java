package org.rubra.assessment;

import java.util.List;
import org.rubra.vocabulary.Problem;

/** A document that is not a request; nothing of it was assessed. The message says every fault, a line each. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public BadRequestException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
