package org.rubra.trail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

/** What would be recorded of the answers to the knowledge base's own cases. */
final class CaseEntries {
    private CaseEntries() {}

    static KeptRelease release() {
        KnowledgeBase base = Compiler.builtIn(true);
        return new KeptRelease(base.digest(), base.version(), Json.canonical(base.contents()));
    }

    static List<Entry> of() throws Exception {
        KnowledgeBase base = Compiler.builtIn(true);
        List<Entry> entries = new ArrayList<>();
        Path folder = Files.createTempDirectory("rubra");
        try (Trail trail = Trail.open(folder)) {
            RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "bench");
            for (var each : base.contents().cases()) {
                String id = assessor.assess(
                                new Request(new Presentation(base.vocabulary(), each.given()), null),
                                Caller.by(Channel.REST))
                        .id();
                Found found = trail.search(Query.ALL.atMost(1)).found().get(0);
                Entry entry = trail.find(id).orElseThrow();
                entries.add(new Entry(
                        id,
                        entry.at(),
                        entry.release(),
                        entry.caller(),
                        null,
                        "bench",
                        found.marks().stream()
                                .filter(mark -> mark.kind().compareTo(Mark.Kind.RELEASE) < 0)
                                .toList(),
                        entry.answer(),
                        entry.trace()));
            }
        }
        return entries;
    }

    /** The same once more, under an id of its own. */
    static Entry again(Entry like) {
        return new Entry(
                UuidCreator.getTimeOrderedEpoch().toString(),
                like.at(),
                like.release(),
                like.caller(),
                like.subject(),
                like.software(),
                like.marks(),
                like.answer(),
                like.trace());
    }
}
