package org.rubra.service;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.rubra.trail.NotRecordedException;
import org.rubra.trail.Trail;

/** The record where the operator set it, with a signed state of it every second. */
@Singleton
class Trails {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Trails.class);

    @Produces
    @Singleton
    Trail open(Settings settings) {
        try {
            Trail trail = Trail.open(settings.location());
            trail.log().signEvery(BETWEEN_CHECKPOINTS, e -> LOG.errorf("no checkpoint: %s", e.getMessage()));
            return trail;
        } catch (NotRecordedException | UncheckedIOException e) {
            LOG.error(e.getMessage());
            throw e;
        }
    }

    void close(@Disposes Trail trail) {
        trail.close();
    }
}
