package org.rubra.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was said, apart from the log, so that it can be erased: a nonce, then four lines, the caller's reference to a person (empty where there is none),
 * what the answer is found by, the answer, and the trace. The nonce keeps anybody from guessing facts that are few from a hash that stays.
 */
record Body(byte[] nonce, @Nullable String subject, List<Mark> marks, byte[] answer, byte[] trace) {
    private static final int NONCE = 16;
    private static final int LINES = 4;
    private static final byte END = '\n';
    private static final SecureRandom RANDOM = new SecureRandom();

    static Body of(Entry entry) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return new Body(nonce, entry.subject(), entry.marks(), entry.answer(), entry.trace());
    }

    /** @throws IllegalArgumentException when the bytes are no body */
    static Body read(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = NONCE;
        for (int i = from; i < bytes.length && lines.size() < LINES - 1; i++) {
            if (bytes[i] == END) {
                lines.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        if (lines.size() < LINES - 1) {
            throw new IllegalArgumentException(bytes.length + " bytes that are no body of " + LINES + " lines");
        }
        String subject = new String(lines.get(0), StandardCharsets.UTF_8);
        return new Body(
                Arrays.copyOf(bytes, NONCE),
                subject.isEmpty() ? null : subject,
                marks(new String(lines.get(1), StandardCharsets.UTF_8)),
                lines.get(2),
                Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static List<Mark> marks(String line) {
        return line.isEmpty()
                ? List.of()
                : Arrays.stream(line.split(" ", -1)).map(Mark::parse).toList();
    }

    byte[] bytes() {
        byte[] person = (subject == null ? "" : subject).getBytes(StandardCharsets.UTF_8);
        byte[] found = marks.stream()
                .map(Mark::toString)
                .collect(Collectors.joining(" "))
                .getBytes(StandardCharsets.UTF_8);
        int size = NONCE + person.length + found.length + answer.length + trace.length + LINES - 1;
        return ByteBuffer.allocate(size)
                .put(nonce)
                .put(person)
                .put(END)
                .put(found)
                .put(END)
                .put(answer)
                .put(END)
                .put(trace)
                .array();
    }
}
