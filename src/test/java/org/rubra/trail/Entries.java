package org.rubra.trail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.rubra.assessment.Assessment;

/** Entries to record, with bodies of about the size of real ones. */
final class Entries {
    /** Stands in every body and as the subject: it may never come out anywhere else. */
    static final String CANARY = "canary-4711";

    private Entries() {}

    /** The release that answered all of these. */
    static final KeptRelease RELEASE = new KeptRelease(
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "2026.11.1", new byte[] {'{', '}'
            });

    static Entry entry() {
        return entry(UuidCreator.getTimeOrderedEpoch().toString());
    }

    static Entry entry(String id) {
        return entry(id, 40);
    }

    static Entry entry(String id, int lines) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            body.append("{\"petechiae\":\"")
                    .append(CANARY)
                    .append(id.hashCode() * 31L * i)
                    .append("ü\"}");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new Entry(
                id,
                Instant.parse("2026-11-23T10:00:00.123456789Z"),
                new Assessment.Release(RELEASE.version(), RELEASE.digest()),
                new Caller(Channel.REST, "ward-7"),
                CANARY,
                "2026.11.1",
                List.of(),
                bytes,
                bytes.clone());
    }
}
