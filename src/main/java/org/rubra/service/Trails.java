package org.rubra.service;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.rubra.audit.AuditTrail;
import org.rubra.audit.SqliteTrail;

/** The trail in the folder that the operator set. */
@Singleton
class Trails {
    @Produces
    @Singleton
    AuditTrail open(Settings settings) {
        return SqliteTrail.open(settings.data());
    }

    void close(@Disposes AuditTrail trail) {
        trail.close();
    }
}
