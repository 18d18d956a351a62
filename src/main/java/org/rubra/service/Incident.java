package org.rubra.service;

import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A failure that a caller hears of by its id only. The log gets where it happened, and no message: messages may hold facts about people. */
public record Incident(String id) {
    private static final Logger LOG = Logger.getLogger(Incident.class);

    public static Incident log(Throwable failure) {
        Incident incident = new Incident(UUID.randomUUID().toString());
        LOG.errorf("incident %s: %s", incident.id, trail(failure));
        return incident;
    }

    private static String trail(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getClass().getName() + " at " + place(failure)
                + (cause == null || cause == failure ? "" : ", caused by " + trail(cause));
    }

    private static String place(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("org.rubra."))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }
}
