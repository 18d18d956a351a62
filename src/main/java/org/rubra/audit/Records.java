package org.rubra.audit;

import java.util.Optional;
import org.rubra.assessment.Trace;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Entry;
import org.rubra.vocabulary.Json;

/** Recorded answers as auditors look at them. */
public final class Records {
    private final AuditTrail trail;
    private final Releases releases;

    public Records(AuditTrail trail, Releases releases) {
        this.trail = trail;
        this.releases = releases;
    }

    /**
     * The recorded answer with this id; nothing where there is none, or what was said was erased.
     *
     * @throws UnknownReleaseException when the release that answered is not kept
     */
    public Optional<Recorded> find(String id) {
        return trail.find(id).map(this::open);
    }

    /**
     * Whether there was an answer with this id, of which what was said was erased.
     *
     * @throws java.io.UncheckedIOException when the record cannot be read
     */
    public boolean isErased(String id) {
        return trail.isErased(id);
    }

    /**
     * The entry with this id, whether its release is kept or not; nothing where there is none, or what was said was erased.
     *
     * @throws java.io.UncheckedIOException when the record cannot be read
     */
    public Optional<Entry> entry(String id) {
        return trail.find(id);
    }

    /**
     * An entry with its trace and its release.
     *
     * @throws UnknownReleaseException when the release that answered is not kept
     */
    public Recorded open(Entry entry) {
        return open(entry, Json.read(entry.trace(), Trace.class));
    }

    /**
     * An entry with its trace and its release.
     *
     * @throws UnknownReleaseException when the release that answered is not kept
     * @throws java.io.UncheckedIOException when the record cannot be read
     */
    Recorded open(Entry entry, Trace trace) {
        return new Recorded(entry, trace, releases.of(entry.release().digest(), trace.layers()));
    }
}
