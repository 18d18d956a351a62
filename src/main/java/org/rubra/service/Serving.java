package org.rubra.service;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
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
    private static final int WARM_UPS = 100;

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

    void start(@Observes StartupEvent event, RecordedAssessor assessor) {
        KnowledgeBase base = assessor.base();
        presentations(base.contents().cases()).stream()
                .limit(WARM_UPS)
                .forEach(given -> assessor.warmUp(new Request(new Presentation(base.vocabulary(), given), null)));
        warm = true;
        LOG.infof(
                "release %s %s, layers %s, record in %s",
                base.version(), base.digest(), String.join(" + ", base.layers()), settings.location());
    }

    /** The knowledge base's own cases; a base without any is asked about nobody. */
    private static List<Map<String, Object>> presentations(List<ClinicalCase> cases) {
        return cases.isEmpty()
                ? List.of(Map.of())
                : cases.stream().map(ClinicalCase::given).toList();
    }
}
