package org.rubra.trail;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What each release that answered says, packed. */
final class ReleaseTable {
    private ReleaseTable() {}

    private static boolean has(Handle handle, String digest) {
        return handle.createQuery("SELECT 1 FROM release WHERE digest = :digest")
                .bind("digest", digest)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Keeps a release, where it is not kept yet.
     *
     * @throws IOException when something else is kept under its digest, or it cannot be read
     */
    static void keep(Handle handle, KeptRelease release) throws IOException {
        if (!has(handle, release.digest())) {
            insert(handle, release);
        }
        // else answers would be recorded that nobody can replay
        if (find(handle, release.digest()).filter(release::isSameAs).isEmpty()) {
            throw new IOException("something else is kept under the digest of release " + release.version());
        }
    }

    private static void insert(Handle handle, KeptRelease release) {
        handle.createUpdate(
                        "INSERT INTO release (digest, version, contents) VALUES (:digest, :version, :contents) ON CONFLICT (digest) DO NOTHING")
                .bind("digest", release.digest())
                .bind("version", release.version())
                .bind("contents", Packing.PLAIN.pack(release.contents()))
                .execute();
    }

    /** The version of each that is kept, by its digest. */
    static Map<String, String> versions(Handle handle) {
        return handle
                .createQuery("SELECT digest, version FROM release ORDER BY digest")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @throws IOException when it cannot be read */
    static Optional<KeptRelease> find(Handle handle, String digest) throws IOException {
        Optional<byte[]> packed = handle.createQuery("SELECT contents FROM release WHERE digest = :digest")
                .bind("digest", digest)
                .mapTo(byte[].class)
                .findOne();
        if (packed.isEmpty()) {
            return Optional.empty();
        }
        String version = handle.createQuery("SELECT version FROM release WHERE digest = :digest")
                .bind("digest", digest)
                .mapTo(String.class)
                .one();
        return Optional.of(new KeptRelease(digest, version, Packing.PLAIN.unpack(packed.get())));
    }
}
