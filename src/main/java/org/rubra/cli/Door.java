package org.rubra.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Location;
import org.rubra.trail.Trail;

/** The commands' way to an answer, which is recorded like any other. */
final class Door {
    private Door() {}

    static Answer answer(KnowledgeBase base, Request request) throws IOException {
        try (AuditTrail trail = Trail.open(record())) {
            return new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), Software.version())
                    .assess(request, Caller.by(Channel.COMMAND));
        }
    }

    /** Where the record is kept, by properties such as {@code rubra.data}, which go first, or the environment's {@code RUBRA_DATA}, as for the service. */
    static Location record() {
        return Location.of(name -> Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(
                        System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')))));
    }
}
