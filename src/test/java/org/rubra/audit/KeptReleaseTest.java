package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

/** The release that answers is recorded before its first answer is given. */
class KeptReleaseTest {
    private static final KnowledgeBase BASE = Compiler.builtIn(true);

    private final Calls trail = new Calls();
    private final RecordedAssessor assessor =
            new RecordedAssessor(new Assessor(BASE), trail, Clock.systemUTC(), "test");

    private Answer answer() {
        return assessor.assess(
                new Request(new Presentation(BASE.vocabulary(), Map.of()), null), Caller.by(Channel.REST));
    }

    @Test
    void it_is_kept_once_and_first() {
        answer();
        answer();

        assertThat(trail.calls).containsExactly("keep", "append", "append");
        assertThat(trail.kept.get(BASE.digest())).satisfies(kept -> {
            assertThat(kept.version()).isEqualTo(BASE.version());
            assertThat(Json.canonical(
                            Compiler.kept(kept.digest(), kept.contents(), true).contents()))
                    .isEqualTo(Json.canonical(BASE.contents()));
        });
    }

    @Test
    void where_it_cannot_be_kept_there_is_no_answer() {
        trail.broken = "keep";

        assertThatThrownBy(this::answer).isInstanceOf(NotRecordedException.class);

        assertThat(trail.calls).containsExactly("keep");
    }

    @Test
    void after_an_answer_that_was_not_recorded_it_is_looked_for_again() {
        answer();
        trail.broken = "append";
        assertThatThrownBy(this::answer).isInstanceOf(NotRecordedException.class);
        trail.broken = "";
        trail.calls.clear();
        trail.kept.clear();

        answer();

        assertThat(trail.calls).containsExactly("keep", "append");
    }

    /** Remembers what it was asked, and fails in what it is told to. */
    private static final class Calls implements AuditTrail {
        private final List<String> calls = new ArrayList<>();
        private final Map<String, KeptRelease> kept = new HashMap<>();
        private String broken = "";

        private void call(String name) {
            calls.add(name);
            if (broken.equals(name)) {
                throw new NotRecordedException(name, null);
            }
        }

        @Override
        public void append(Entry entry) {
            call("append");
        }

        @Override
        public Optional<Entry> find(String id) {
            return Optional.empty();
        }

        @Override
        public void keep(KeptRelease release) {
            call("keep");
            kept.put(release.digest(), release);
        }

        @Override
        public Optional<KeptRelease> release(String digest) {
            return Optional.ofNullable(kept.get(digest));
        }

        @Override
        public void teach(String digest, List<Entry> samples) {
            call("teach");
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void close() {}
    }
}
