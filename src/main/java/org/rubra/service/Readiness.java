package org.rubra.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.rubra.audit.RecordedAssessor;

/** Ready is: the base is loaded, it has answered, and the next answer can be recorded. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    private final Serving serving;
    private final RecordedAssessor assessor;

    @Inject
    Readiness(Serving serving, RecordedAssessor assessor) {
        this.serving = serving;
        this.assessor = assessor;
    }

    @Override
    public HealthCheckResponse call() {
        boolean recording = assessor.isReady();
        return HealthCheckResponse.named("rubra")
                .status(serving.isWarm() && recording)
                .withData("release", assessor.base().version())
                .withData("digest", assessor.base().digest())
                .withData("warm", serving.isWarm())
                .withData("recording", recording)
                .build();
    }
}
