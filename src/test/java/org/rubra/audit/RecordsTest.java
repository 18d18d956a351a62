package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

class RecordsTest {
    @Test
    void a_recorded_answer_comes_back_with_its_whole_trace_and_its_release(@TempDir Path temp) {
        KnowledgeBase base = Compiler.builtIn(true);
        try (Trail trail = Trail.open(temp)) {
            Answer answer = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test")
                    .assess(
                            new Request(
                                    new Presentation(
                                            base.vocabulary(),
                                            Map.of("age", 6, "shape", "dot", "blanches", false, "fever", true)),
                                    null),
                            Caller.by(Channel.REST));

            Recorded recorded = new Records(trail, new Releases(base, trail))
                    .find(answer.id())
                    .orElseThrow();

            assertThat(recorded.base()).isSameAs(base);
            assertThat(Json.bytes(recorded.trace()))
                    .isEqualTo(Json.bytes(answer.assessment().trace()));
            assertThat(recorded.trace().fired()).isNotEmpty().allSatisfy(firing -> assertThat(firing.uses())
                    .isNotNull());
        }
    }
}
