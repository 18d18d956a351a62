package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Json;

/** What the log has at a position: an answer, or that what was said in some was erased. */
sealed interface Logged permits Leaf, Erasure {
    /** When, ISO 8601 in UTC. */
    String at();

    String id();

    /**
     * Reads the bytes of a leaf.
     *
     * @throws java.io.UncheckedIOException when they are not such JSON
     * @throws IllegalArgumentException when they are of no kind that is known
     */
    static Logged read(byte[] bytes) {
        String kind = Json.read(bytes, Kind.class).kind();
        if (kind == null) {
            return Leaf.read(bytes);
        }
        if (kind.equals(Erasure.KIND)) {
            return Json.read(bytes, Erasure.class);
        }
        throw new IllegalArgumentException("found a leaf of an unknown kind; expected none or " + Erasure.KIND);
    }

    /** An answer's leaf names none: it is what the log is for. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Kind(@Nullable String kind) {}
}
