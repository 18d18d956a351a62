package org.rubra.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The version of this software, as the build wrote it down. */
final class Software implements CommandLine.IVersionProvider {
    static String version() throws IOException {
        try (InputStream in = Software.class.getResourceAsStream("/rubra/version.txt")) {
            if (in == null) {
                throw new IllegalStateException("this build does not know its version");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"rubra " + version()};
    }
}
