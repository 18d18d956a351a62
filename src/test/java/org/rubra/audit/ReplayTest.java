package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Request;
import org.rubra.audit.Replayed.Difference;
import org.rubra.audit.Replayed.Outcome;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

class ReplayTest {
    private static final KnowledgeBase BUILT_IN = Compiler.builtIn(true);

    @TempDir
    Path folder;

    private Trail trail;
    private Replay replay;

    @BeforeEach
    void open() {
        trail = Trail.open(folder.resolve("data"));
        replay = new Replay(new Records(trail, new Releases(BUILT_IN, trail)));
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private void answer(KnowledgeBase base, Presentation presentation) {
        new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test")
                .assess(new Request(presentation, null), Caller.by(Channel.REST));
    }

    private void answerOne() {
        answer(
                BUILT_IN,
                new Presentation(BUILT_IN.vocabulary(), Map.of("shape", "dot", "blanches", false, "fever", true)));
    }

    private void answerRandom(KnowledgeBase base, int times) {
        RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test");
        new RandomPresentations(base, 20261124)
                .stream(times).forEach(each -> assessor.assess(new Request(each, null), Caller.by(Channel.REST)));
    }

    private List<Trail.Placed> all() {
        List<Trail.Placed> all = new ArrayList<>();
        trail.walk(0, all::add);
        return all;
    }

    /** The first recorded answer, as if another were recorded in its place. */
    private Trail.Placed changed(byte[] answer, byte[] trace) {
        Trail.Placed placed = all().get(0);
        Entry entry = placed.entry().orElseThrow();
        return new Trail.Placed(
                placed.position(),
                placed.id(),
                Optional.of(new Entry(
                        entry.id(),
                        entry.at(),
                        entry.release(),
                        entry.caller(),
                        entry.subject(),
                        entry.software(),
                        entry.marks(),
                        answer,
                        trace)),
                Optional.empty());
    }

    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private Entry first() {
        return all().get(0).entry().orElseThrow();
    }

    @Test
    void many_answers_with_and_without_the_optional_layers_come_out_as_they_were_recorded() {
        answerRandom(BUILT_IN, 600);
        answerRandom(Compiler.builtIn(false), 100);
        List<Replayed> findings = new ArrayList<>();
        ReplayRun run = new ReplayRun(replay, findings::add);

        trail.walk(0, run);

        assertThat(run.end().of(Outcome.SAME)).isEqualTo(700);
        assertThat(run.end().answers()).isEqualTo(700);
        assertThat(findings).isEmpty();
    }

    @Test
    void each_answer_is_replayed_on_the_release_that_gave_it(@TempDir Path temp) {
        KnowledgeBase edited = KnowledgeFolder.copyTo(temp)
                .edit("kb/manifest.yaml", BUILT_IN.version(), "2099.1.1")
                .edit("kb/rules/defaults/self-care-is-earned.drl", "rule \"", "rule \"In other words, ")
                .compile();
        answerRandom(BUILT_IN, 20);
        answerRandom(edited, 20);

        List<Replayed> replayed = all().stream().map(replay::replay).toList();

        assertThat(replayed)
                .extracting(Replayed::outcome)
                .containsOnly(Outcome.SAME)
                .hasSize(40);
        assertThat(all())
                .extracting(each -> each.entry().orElseThrow().release().digest())
                .contains(BUILT_IN.digest(), edited.digest());
    }

    @Test
    void an_answer_that_was_changed_is_told_with_what_was_recorded_and_what_comes_out() {
        answerOne();

        Replayed replayed = replay.replay(changed(
                replace(
                        first().answer(),
                        "\"urgency\":\"emergency\",\"settled\"",
                        "\"urgency\":\"routine\",\"settled\""),
                first().trace()));

        assertThat(replayed.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(replayed.differences())
                .containsExactly(new Difference("/answer/urgency", "\"routine\"", "\"emergency\""));
    }

    @Test
    void a_trace_that_was_changed_is_told() {
        answerOne();

        Replayed replayed = replay.replay(changed(first().answer(), replace(first().trace(), "\"id\":\"SN-01\",", "")));

        assertThat(replayed.differences()).hasSize(1).first().satisfies(each -> {
            assertThat(each.member()).matches("/trace/fired/\\d+/id");
            assertThat(each.recorded()).isNull();
            assertThat(each.now()).isEqualTo("\"SN-01\"");
        });
    }

    @Test
    void a_trace_that_is_to_be_read_elsewhere_by_now_is_no_difference_and_another_order_is_one() {
        answerOne();
        String here = "\"href\":\"/api/v1/traces/";

        assertThat(replay.replay(changed(replace(first().answer(), here, "\"href\":\"/old/"), first().trace()))
                        .outcome())
                .isEqualTo(Outcome.SAME);
        assertThat(replay.replay(changed(replace(first().answer(), "{\"id\":", "{ \"id\":"), first().trace()))
                        .differences())
                .containsExactly(new Difference("/answer", "the same members", "in another order or form"));
    }

    @Test
    void what_was_said_is_read_back_as_strictly_as_it_was_read_first() {
        answerOne();

        for (String other : List.of("\"shape\":\"cube\"", "\"nosuch\":\"dot\"", "\"shape\":7")) {
            Replayed replayed =
                    replay.replay(changed(first().answer(), replace(first().trace(), "\"shape\":\"dot\"", other)));
            assertThat(replayed.outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(replayed.reason()).startsWith("its release does not take what was said: /presentation/");
        }
    }

    @Test
    void what_is_no_trace_is_unreadable_and_what_was_erased_is_counted() {
        answerOne();
        for (String trace : List.of("", "null", "{}", "[]", "{\"layers\":null}")) {
            assertThat(replay.replay(changed(first().answer(), trace.getBytes(StandardCharsets.UTF_8)))
                            .outcome())
                    .as(trace)
                    .isEqualTo(Outcome.UNREADABLE);
        }
        List<Replayed> findings = new ArrayList<>();
        ReplayRun run = new ReplayRun(replay, findings::add);

        run.accept(new Trail.Placed(7, "x", Optional.empty(), Optional.empty()));
        run.accept(new Trail.Placed(8, "y", Optional.empty(), Optional.of("what was said cannot be read")));

        assertThat(run.end().of(Outcome.ERASED)).isEqualTo(1);
        assertThat(run.end().of(Outcome.UNREADABLE)).isEqualTo(1);
        assertThat(findings).extracting(Replayed::id).containsExactly("y");
    }

    @Test
    void other_contents_under_the_name_of_a_release_are_refused(@TempDir Path temp) {
        KnowledgeBase edited = KnowledgeFolder.copyTo(temp)
                .edit("kb/manifest.yaml", BUILT_IN.version(), "2099.1.1")
                .compile();
        trail.keep(new KeptRelease(edited.digest(), "2099.1.1", Json.canonical(BUILT_IN.contents())));
        trail.append(answeredElsewhere(edited, temp.resolve("elsewhere")));

        Replayed replayed = replay.replay(all().get(0));

        assertThat(replayed.outcome()).isEqualTo(Outcome.NO_RELEASE);
        assertThat(replayed.reason())
                .startsWith("release " + edited.digest() + " is kept in this record, and cannot be used:\n")
                .contains("found contents of the digest " + BUILT_IN.digest());
    }

    private static Entry answeredElsewhere(KnowledgeBase base, Path folder) {
        try (Trail other = Trail.open(folder)) {
            RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), other, Clock.systemUTC(), "test");
            Presentation nothing = new Presentation(base.vocabulary(), Map.of());
            return other.find(assessor.assess(new Request(nothing, null), Caller.by(Channel.REST))
                            .id())
                    .orElseThrow();
        }
    }

    @Test
    void a_release_that_is_not_kept_or_has_no_such_layers_is_unknown() {
        Releases releases = new Releases(BUILT_IN, trail);

        assertThatThrownBy(() -> releases.of("sha256:00"))
                .isInstanceOf(UnknownReleaseException.class)
                .hasMessage("release sha256:00 is not kept in this record");
        assertThatThrownBy(() -> releases.of(BUILT_IN.digest(), List.of("nosuch")))
                .isInstanceOf(UnknownReleaseException.class)
                .hasMessage("release " + BUILT_IN.digest() + " cannot answer with the layers nosuch");
    }

    @Test
    void a_release_is_compiled_once_however_many_ask_for_it_and_few_are_held() {
        Few<String, Object> few = new Few<>(2, key -> new Object());
        Object one = few.of("one");
        few.of("two");
        assertThat(few.of("one")).isSameAs(one);
        few.of("three");
        assertThat(few.of("one")).isSameAs(one);
        Object three = few.of("three");
        few.of("two");
        assertThat(few.of("three")).isSameAs(three);
        assertThat(few.of("one")).isNotSameAs(one);

        Releases releases = new Releases(Compiler.builtIn(false), trail);
        assertThat(releases.of(BUILT_IN.digest())).isSameAs(releases.of(BUILT_IN.digest(), BUILT_IN.layers()));
    }
}
