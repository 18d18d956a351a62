package org.rubra.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file from elsewhere, each no longer than is sensible. */
final class Lines {
    private final InputStream in;
    private final int most;

    /** @param most how many bytes a line may have */
    Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.most = most;
    }

    /**
     * The next line, without its end; nothing after the last.
     *
     * @throws IOException for a line that is too long or does not end, or when it cannot be read
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                if (line.size() > 0) {
                    throw new IOException("its last line does not end");
                }
                return Optional.empty();
            }
            if (line.size() == most) {
                throw new IOException("a line has more than " + most + " bytes");
            }
            line.write(each);
        }
        return Optional.of(line.toByteArray());
    }
}
