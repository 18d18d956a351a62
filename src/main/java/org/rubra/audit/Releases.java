package org.rubra.audit;

import java.util.List;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;

/** The releases that ever answered, compiled when they are asked for. Safe to share among threads. */
public final class Releases {
    private final KnowledgeBase current;

    /** @param current the one at hand, which needs no compiling */
    public Releases(KnowledgeBase current) {
        this.current = current;
    }

    /**
     * The release of this digest with these layers in force.
     *
     * @throws UnknownReleaseException when it is not kept
     */
    public KnowledgeBase of(String digest, List<String> layers) {
        if (!current.digest().equals(digest)) {
            throw new UnknownReleaseException(digest);
        }
        return current.layers().equals(layers)
                ? current
                : Compiler.withLayers(current, !current.layers().containsAll(layers));
    }
}
