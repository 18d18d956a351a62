package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;

/** The commands' way to an answer, which is recorded like any other. */
final class Door {
    private Door() {}

    static Answer answer(KnowledgeBase base, Request request) throws IOException {
        try (AuditTrail trail = Trail.open(data())) {
            return new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), Software.version())
                    .assess(request, Caller.by(Channel.COMMAND));
        }
    }

    /** The folder for everything that is kept: {@code RUBRA_DATA}, or {@code ./rubra-data}; the property {@code rubra.data} goes first, as for the service. */
    static Path data() {
        return Path.of(Optional.ofNullable(System.getProperty("rubra.data"))
                .or(() -> Optional.ofNullable(System.getenv("RUBRA_DATA")))
                .orElse("rubra-data"));
    }
}
