package org.rubra.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rubra.assessment.Request;

/** A document from a file, or from standard input for {@code -}. */
final class Input {
    private Input() {}

    /** At most one byte more than a request may have, which is enough to refuse it. */
    static byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return System.in.readNBytes(Request.MOST_BYTES + 1);
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new FileSystemException(file, null, "a folder, where a file is expected");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(Request.MOST_BYTES + 1);
        }
    }
}
