package org.rubra.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.BrokenKnowledgeException;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.KeptRelease;

/** The releases that ever answered, as the record keeps them, compiled when they are asked for. Safe to share among threads. */
public final class Releases {
    /** Each takes some tens of megabytes. */
    private static final int MOST_COMPILED = 4;

    private final KnowledgeBase current;
    private final AuditTrail trail;
    private final Few<String, Compiled> compiled = new Few<>(MOST_COMPILED, Compiled::new);

    /** @param current the one at hand, which needs no compiling */
    public Releases(KnowledgeBase current, AuditTrail trail) {
        this.current = current;
        this.trail = trail;
    }

    /**
     * The release of this digest with these layers in force.
     *
     * @throws UnknownReleaseException when it is not kept, or not as its digest says, or has no such layers
     * @throws java.io.UncheckedIOException when the record cannot be read
     */
    public KnowledgeBase of(String digest, List<String> layers) {
        if (current.digest().equals(digest) && current.layers().equals(layers)) {
            return current;
        }
        return compiled.of(digest).with(layers);
    }

    /**
     * The release of this digest with all its layers in force.
     *
     * @throws UnknownReleaseException when it is not kept, or not as its digest says
     * @throws java.io.UncheckedIOException when the record cannot be read
     */
    public KnowledgeBase of(String digest) {
        return compiled.of(digest).whole();
    }

    private KnowledgeBase compile(String digest) {
        if (current.digest().equals(digest)) {
            return Compiler.withLayers(current, true);
        }
        KeptRelease kept = trail.release(digest).orElseThrow(() -> new UnknownReleaseException(digest));
        try {
            return Compiler.kept(digest, kept.contents(), true);
        } catch (BrokenKnowledgeException e) {
            throw new UnknownReleaseException(digest, e);
        }
    }

    /** One release, compiled by whoever asks first; others that ask for it wait, those that ask for another do not. */
    private final class Compiled {
        private final String digest;
        private @Nullable KnowledgeBase whole;
        private @Nullable KnowledgeBase withoutOptional;

        Compiled(String digest) {
            this.digest = digest;
        }

        synchronized KnowledgeBase whole() {
            KnowledgeBase base = whole;
            if (base == null) {
                base = compile(digest);
                whole = base;
            }
            return base;
        }

        private synchronized KnowledgeBase withoutOptional() {
            KnowledgeBase base = withoutOptional;
            if (base == null) {
                base = Compiler.withLayers(whole(), false);
                withoutOptional = base;
            }
            return base;
        }

        KnowledgeBase with(List<String> layers) {
            if (whole().layers().equals(layers)) {
                return whole();
            }
            if (withoutOptional().layers().equals(layers)) {
                return withoutOptional();
            }
            throw new UnknownReleaseException(digest, String.join(", ", layers));
        }
    }
}
