package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.log.Hash;
import org.rubra.vocabulary.Json;

/**
 * What the log vouches for of one recorded answer: who answered when, and a commitment to what was said. It holds nothing about a person, so it can stay
 * when what was said is erased.
 *
 * @param at when it was answered, ISO 8601 in UTC
 * @param body Base64 of SHA-256 over the body's nonce and bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Leaf(
        String at,
        String body,
        @Nullable String caller,
        Channel channel,
        @JsonProperty("digest") String digest,
        String id,
        String software,
        String version)
        implements Logged {

    /** @param body the bytes to commit to */
    static Leaf of(Entry entry, byte[] body) {
        return new Leaf(
                entry.at().toString(),
                commitment(body),
                entry.caller().name(),
                entry.caller().channel(),
                entry.release().digest(),
                entry.id(),
                entry.software(),
                entry.release().version());
    }

    static Leaf read(byte[] bytes) {
        return Json.read(bytes, Leaf.class);
    }

    /** Canonical JSON (RFC 8785): names in order, no blanks. What is stored is exactly this, and it is never made again. */
    byte[] bytes() {
        return Json.canonical(this);
    }

    static Hash hash(byte[] bytes) {
        return Hash.leaf(bytes);
    }

    boolean commitsTo(byte[] bytes) {
        return body.equals(commitment(bytes));
    }

    private static String commitment(byte[] body) {
        return Base64.getEncoder().encodeToString(Hash.sha256(body));
    }

    Entry entry(Body whole) {
        return new Entry(
                id,
                Instant.parse(at),
                new Assessment.Release(version, digest),
                new Caller(channel, caller),
                whole.subject(),
                software,
                whole.marks(),
                whole.answer(),
                whole.trace());
    }
}
