package org.rubra.knowledge;

import java.util.List;
import org.rubra.vocabulary.Problem;

/** A knowledge base, or every reason why not; never half of each. */
public sealed interface Compilation {

    /** All is well. */
    record Compiled(KnowledgeBase base) implements Compilation {}

    /**
     * Something is wrong.
     *
     * @param problems all of them, sorted; at least one
     * @param read what could be read all the same, for checks that look further; whatever has a problem may be missing from it
     */
    record Refused(List<Problem> problems, Contents read) implements Compilation {}

    /**
     * The base.
     *
     * @throws BrokenKnowledgeException with every problem, where there is none
     */
    default KnowledgeBase orThrow() {
        if (this instanceof Compiled compiled) {
            return compiled.base();
        }
        throw new BrokenKnowledgeException(((Refused) this).problems());
    }
}
