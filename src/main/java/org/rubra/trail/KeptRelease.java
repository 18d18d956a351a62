package org.rubra.trail;

/**
 * A release whose answers are recorded, kept so that they can be replayed.
 *
 * @param digest its name by its contents, {@code sha256:…} over the bytes of {@code contents}
 * @param contents everything the release says, as canonical JSON
 */
public record KeptRelease(String digest, String version, byte[] contents) {}
