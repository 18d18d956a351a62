package org.rubra.service;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
import org.rubra.audit.Records;
import org.rubra.audit.Releases;
import org.rubra.knowledge.BrokenKnowledgeException;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.AuditTrail;
import org.rubra.vocabulary.Presentation;

/** Loads the knowledge base when the service starts, and warms it up before it says that it is ready. */
@Singleton
public class Serving {
    private static final Logger LOG = Logger.getLogger(Serving.class);
    private static final int REHEARSALS = 150;

    private final Settings settings;
    private volatile boolean warm;

    @Inject
    Serving(Settings settings) {
        this.settings = settings;
    }

    /** Whether the base is loaded and has answered. */
    boolean isWarm() {
        return warm;
    }

    /** The base that is served; one that is broken is not, and every reason is logged. */
    @Produces
    @Singleton
    KnowledgeBase base() {
        try {
            return settings.folder()
                    .map(folder -> Compiler.folder(folder, settings.safetyNet()).orThrow())
                    .orElseGet(() -> Compiler.builtIn(settings.safetyNet()));
        } catch (BrokenKnowledgeException e) {
            e.problems().forEach(LOG::error);
            throw new IllegalStateException(
                    "the knowledge base has " + e.problems().size() + " problems", e);
        }
    }

    @Produces
    @Singleton
    RecordedAssessor assessor(KnowledgeBase base, AuditTrail trail) {
        return new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), settings.software());
    }

    @Produces
    @Singleton
    Releases releases(KnowledgeBase base, AuditTrail trail) {
        return new Releases(base, trail);
    }

    @Produces
    @Singleton
    Records records(AuditTrail trail, Releases releases) {
        return new Records(trail, releases);
    }

    void start(@Observes StartupEvent event, RecordedAssessor assessor) {
        KnowledgeBase base = assessor.base();
        rehearse(assessor, base);
        warm = true;
        LOG.infof(
                "release %s %s, layers %s, record in %s",
                base.version(), base.digest(), String.join(" + ", base.layers()), settings.location());
    }

    private static void rehearse(RecordedAssessor assessor, KnowledgeBase base) {
        try {
            assessor.rehearse(rehearsals(base.contents().cases()).stream()
                    .map(given -> new Request(new Presentation(base.vocabulary(), given), null))
                    .toList());
        } catch (UncheckedIOException e) {
            LOG.warnf("until the next start, answers take more room on record: %s", e.getMessage());
        }
    }

    /** Some of the knowledge base's own cases, from first to last; a base without any is asked about nobody. */
    private static List<Map<String, Object>> rehearsals(List<ClinicalCase> cases) {
        return cases.isEmpty()
                ? List.of(Map.of())
                : IntStream.range(0, Math.min(REHEARSALS, cases.size()))
                        .mapToObj(i -> cases.get(i * cases.size() / Math.min(REHEARSALS, cases.size()))
                                .given())
                        .toList();
    }
}
