package org.rubra.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rubra.trail.Location;

/** What an operator may set, under {@code rubra.*} or as {@code RUBRA_*} in the environment. */
@Singleton
public class Settings {
    private static final Logger LOG = Logger.getLogger(Settings.class);

    private final Optional<Path> folder;
    private final Location location;
    private final boolean safetyNet;
    private final String software;

    /**
     * @param folder a knowledge base to serve in place of the built-in one
     * @param config where the record's own settings are looked up; see {@link Location#of}
     * @param safetyNet exactly {@code true} or {@code false}, so that no slip of the pen switches it off
     */
    @Inject
    Settings(
            @ConfigProperty(name = "rubra.kb") Optional<String> folder,
            @ConfigProperty(name = "rubra.safety-net", defaultValue = "true") String safetyNet,
            @ConfigProperty(name = "quarkus.application.version") String software,
            Config config) {
        if (!safetyNet.equals("true") && !safetyNet.equals("false")) {
            String fault = "rubra.safety-net   found \"" + safetyNet + "\"; expected true or false";
            LOG.error(fault);
            throw new IllegalArgumentException(fault);
        }
        this.folder = folder.map(Path::of);
        this.location = location(config);
        this.safetyNet = safetyNet.equals("true");
        this.software = software;
    }

    Optional<Path> folder() {
        return folder;
    }

    /** Where the record is kept. */
    Location location() {
        return location;
    }

    private static Location location(Config config) {
        try {
            return Location.of(name -> config.getOptionalValue(name, String.class));
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            throw e;
        }
    }

    boolean safetyNet() {
        return safetyNet;
    }

    /** The version of this software. */
    public String software() {
        return software;
    }
}
