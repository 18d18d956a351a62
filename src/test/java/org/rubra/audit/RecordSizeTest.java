package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Presentation;

/** What a recorded answer takes on disk, all of it: leaf, body, marks, log, indices. */
class RecordSizeTest {
    private static final int FIRST = 256;
    private static final int ANSWERS = 4096;

    @Test
    void a_recorded_answer_takes_less_than_700_bytes(@TempDir Path temp) throws Exception {
        KnowledgeBase base = Compiler.builtIn(true);
        List<Presentation> cases = base.contents().cases().stream()
                .map(each -> new Presentation(base.vocabulary(), each.given()))
                .toList();
        try (Trail trail = Trail.open(temp)) {
            RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "2026.11.1");
            // every other case is known to the dictionary; those that are recorded are the others
            assessor.rehearse(half(cases, 0));
            List<Request> asked = half(cases, 1);
            record(assessor, asked, FIRST);
            long before = size(trail, temp);
            long plain = record(assessor, asked, ANSWERS);
            long each = (size(trail, temp) - before) / ANSWERS;
            System.out.printf(
                    "record: %d bytes an answer on disk, of %d bytes of answer and trace%n", each, plain / ANSWERS);
            assertThat(each).isBetween(100L, 700L);
        }
    }

    private static List<Request> half(List<Presentation> cases, int which) {
        return java.util.stream.IntStream.range(0, cases.size())
                .filter(i -> i % 2 == which)
                .mapToObj(i -> new Request(cases.get(i), null))
                .toList();
    }

    private static long record(RecordedAssessor assessor, List<Request> asked, int answers) {
        long plain = 0;
        for (int i = 0; i < answers; i++) {
            Answer answer = assessor.assess(asked.get(i % asked.size()), Caller.by(Channel.REST));
            plain += org.rubra.vocabulary.Json.bytes(answer.withTrace()).length;
        }
        return plain;
    }

    /** The database alone: its journal is emptied first. */
    private static long size(Trail trail, Path folder) throws Exception {
        try (java.sql.Connection second =
                java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("trail.sqlite"))) {
            second.createStatement().execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        assertThat(trail.isWritable()).isTrue();
        return Files.size(folder.resolve("trail.sqlite"));
    }
}
