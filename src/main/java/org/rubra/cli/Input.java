package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rubra.assessment.Request;

/** A document from a file, or from standard input for {@code -}. */
final class Input {
    private Input() {}

    /** At most one byte more than a request may have, which is enough to refuse it. */
    static byte[] read(String file) throws IOException {
        return file.equals("-")
                ? System.in.readNBytes(Request.MOST_BYTES + 1)
                : Files.newInputStream(Path.of(file)).readNBytes(Request.MOST_BYTES + 1);
    }
}
