package org.rubra.service;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.NotRecordedException;
import org.rubra.trail.Trail;

/** The trail in the folder that the operator set. */
@Singleton
class Trails {
    private static final Logger LOG = Logger.getLogger(Trails.class);

    @Produces
    @Singleton
    AuditTrail open(Settings settings) {
        try {
            return Trail.open(settings.data());
        } catch (NotRecordedException e) {
            LOG.error(e.getMessage());
            throw e;
        }
    }

    void close(@Disposes AuditTrail trail) {
        trail.close();
    }
}
