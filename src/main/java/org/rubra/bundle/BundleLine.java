package org.rubra.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Hash;
import org.rubra.trail.LogEntry;
import org.rubra.trail.SignedState;
import org.rubra.vocabulary.Json;

/**
 * A line of a bundle's records.
 *
 * @param position the place in the log, from 0
 * @param leaf the canonical JSON that was logged
 * @param body Base64 of what the leaf commits to; null where it was erased, or the leaf is of no answer
 * @param path Base64 of the hashes that lead from the leaf to the root
 */
record BundleLine(long position, String leaf, @Nullable String body, List<String> path) {
    BundleLine {
        path = List.copyOf(path);
    }

    static BundleLine of(SignedState.Proven proven) {
        LogEntry entry = proven.entry();
        return new BundleLine(
                entry.position(),
                new String(entry.leaf(), StandardCharsets.UTF_8),
                entry.body().map(Base64.getEncoder()::encodeToString).orElse(null),
                proven.path().stream().map(Hash::base64).toList());
    }

    /**
     * Reads a line.
     *
     * @throws RuntimeException for anything but exactly what is written
     */
    static BundleLine read(byte[] bytes) {
        BundleLine line = Json.read(bytes, BundleLine.class);
        if (!Arrays.equals(bytes, line.bytes())) {
            throw new IllegalArgumentException("found a line that is written in another way");
        }
        return line;
    }

    byte[] bytes() {
        return Json.bytes(this);
    }

    /** @throws IllegalArgumentException when it has no leaf */
    LogEntry entry() {
        byte[] said = body == null ? null : Base64.getDecoder().decode(body);
        if (said != null && !Base64.getEncoder().encodeToString(said).equals(body)) {
            throw new IllegalArgumentException("found Base64 of another form");
        }
        return LogEntry.of(position, leaf.getBytes(StandardCharsets.UTF_8), said);
    }

    List<Hash> hashes() {
        return path.stream().map(Hash::ofBase64).toList();
    }
}
