package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.NotRecordedException;
import org.rubra.vocabulary.Presentation;

class RecordedAssessorTest {
    @Test
    void no_answer_comes_out_that_was_not_recorded() {
        KnowledgeBase base = base();
        FailingTrail trail = new FailingTrail();
        RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test");
        Request request = new Request(new Presentation(base.vocabulary(), Map.of()), null);
        List<Answer> answers = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            assertThatThrownBy(() -> answers.add(assessor.assess(request, Caller.by(channel))))
                    .isInstanceOf(NotRecordedException.class);
        }
        assertThat(answers).isEmpty();
        assertThat(trail.tried).extracting(entry -> entry.caller().channel()).containsExactly(Channel.values());
        assertThat(assessor.isReady()).isFalse();
    }

    private static KnowledgeBase base() {
        // goes as soon as the build makes the built-in knowledge base
        assumeTrue(
                RecordedAssessorTest.class.getClassLoader().getResource("rubra/contents.json") != null,
                "this build holds a knowledge base");
        return Compiler.builtIn(true);
    }

    /** Remembers what it was given, and records nothing of it. */
    private static final class FailingTrail implements AuditTrail {
        private final List<Entry> tried = new ArrayList<>();

        @Override
        public void append(Entry entry) {
            tried.add(entry);
            throw new NotRecordedException("nothing is recorded here", null);
        }

        @Override
        public Optional<Entry> find(String id) {
            return Optional.empty();
        }

        @Override
        public void keep(KeptRelease release) {}

        @Override
        public Optional<KeptRelease> release(String digest) {
            return Optional.empty();
        }

        @Override
        public void teach(String digest, List<Entry> samples) {}

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public void close() {}
    }
}
