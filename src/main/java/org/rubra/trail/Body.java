package org.rubra.trail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Hash;

/**
 * What was said, apart from the log, so that it can be erased: a nonce, then three lines, the caller's reference to a person (empty where there is
 * none), the answer and the trace. The nonce keeps anybody from guessing facts that are few from a hash that stays.
 */
record Body(byte[] nonce, @Nullable String subject, byte[] answer, byte[] trace) {
    private static final int NONCE = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Body of(Entry entry) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return new Body(nonce, entry.subject(), entry.answer(), entry.trace());
    }

    /** @throws IllegalArgumentException when the bytes are no body */
    static Body read(byte[] bytes) {
        int first = indexOf(bytes, NONCE);
        int second = first < 0 ? -1 : indexOf(bytes, first + 1);
        if (second < 0) {
            throw new IllegalArgumentException(bytes.length + " bytes that are no body of three lines");
        }
        String subject = new String(bytes, NONCE, first - NONCE, StandardCharsets.UTF_8);
        return new Body(
                Arrays.copyOf(bytes, NONCE),
                subject.isEmpty() ? null : subject,
                Arrays.copyOfRange(bytes, first + 1, second),
                Arrays.copyOfRange(bytes, second + 1, bytes.length));
    }

    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(nonce);
        bytes.writeBytes((subject == null ? "" : subject).getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
        bytes.writeBytes(answer);
        bytes.write('\n');
        bytes.writeBytes(trace);
        return bytes.toByteArray();
    }

    byte[] commitment() {
        return Hash.sha256(bytes());
    }
}
