package org.rubra.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What an operator may set, under {@code rubra.*} or as {@code RUBRA_*} in the environment. */
@Singleton
public class Settings {
    private static final Logger LOG = Logger.getLogger(Settings.class);

    private final Optional<Path> folder;
    private final Path data;
    private final boolean safetyNet;
    private final String software;

    /**
     * @param folder a knowledge base to serve in place of the built-in one
     * @param data the folder for everything that is kept
     * @param safetyNet exactly {@code true} or {@code false}, so that no slip of the pen switches it off
     */
    @Inject
    Settings(
            @ConfigProperty(name = "rubra.kb") Optional<String> folder,
            @ConfigProperty(name = "rubra.data", defaultValue = "rubra-data") String data,
            @ConfigProperty(name = "rubra.safety-net", defaultValue = "true") String safetyNet,
            @ConfigProperty(name = "quarkus.application.version") String software) {
        if (!safetyNet.equals("true") && !safetyNet.equals("false")) {
            String fault = "rubra.safety-net   found \"" + safetyNet + "\"; expected true or false";
            LOG.error(fault);
            throw new IllegalArgumentException(fault);
        }
        this.folder = folder.map(Path::of);
        this.data = Path.of(data);
        this.safetyNet = safetyNet.equals("true");
        this.software = software;
    }

    Optional<Path> folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    boolean safetyNet() {
        return safetyNet;
    }

    /** The version of this software. */
    public String software() {
        return software;
    }
}
