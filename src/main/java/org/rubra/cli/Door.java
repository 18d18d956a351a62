package org.rubra.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Location;
import org.rubra.trail.Trail;

/** The commands' way to an answer, which is recorded like any other. */
final class Door {
    private Door() {}

    static Answer answer(KnowledgeBase base, Request request) throws IOException {
        try (Trail trail = Trail.open(record())) {
            Answer answer = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), Software.version())
                    .assess(request, Caller.by(Channel.COMMAND));
            // as the service does; a record that lost what was signed gives no answer
            trail.log().checkpoint();
            return answer;
        }
    }

    /**
     * The record that is there, to look into.
     *
     * @throws UncheckedIOException where there is none: to make one and find that it holds would help nobody
     */
    static Trail existing() {
        Location record = record();
        if (!Trail.exists(record)) {
            throw new UncheckedIOException(new NoSuchFileException(
                    record.toString(), null, "there is no record here; RUBRA_DATA or RUBRA_STORE says where it is"));
        }
        return Trail.open(record);
    }

    /** Where the record is kept, by properties such as {@code rubra.data}, which go first, or the environment's {@code RUBRA_DATA}, as for the service. */
    static Location record() {
        return Location.of(name -> Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(
                        System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')))));
    }
}
