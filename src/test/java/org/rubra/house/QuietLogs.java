package org.rubra.house;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps the engine's traces out of tests that run without Quarkus: writing them takes a hundred times as long as assessing. */
public final class QuietLogs implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        for (String name : List.of("", "org.flywaydb", "io.zonky")) {
            Logger.getLogger(name).setLevel(Level.WARNING);
        }
    }
}
