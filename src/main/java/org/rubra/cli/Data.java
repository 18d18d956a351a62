package org.rubra.cli;

import java.nio.file.Path;
import java.util.Optional;

/** The folder for everything that is kept: {@code RUBRA_DATA}, or {@code ./rubra-data}; the property {@code rubra.data} goes first, as for the service. */
final class Data {
    private Data() {}

    static Path folder() {
        return Path.of(Optional.ofNullable(System.getProperty("rubra.data"))
                .or(() -> Optional.ofNullable(System.getenv("RUBRA_DATA")))
                .orElse("rubra-data"));
    }
}
