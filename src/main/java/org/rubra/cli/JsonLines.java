package org.rubra.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rubra.assessment.Request;

/** The lines of a stream, one at a time; of a line that is too long for a request, as much as shows it. */
final class JsonLines implements Iterator<byte[]> {
    private final InputStream in;
    private int next;

    /** @param in read byte by byte, so best buffered */
    JsonLines(InputStream in) {
        this.in = in;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next >= 0;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (next >= 0 && next != '\n') {
            if (line.size() <= Request.MOST_BYTES) {
                line.write(next);
            }
            next = read();
        }
        next = next < 0 ? next : read();
        return line.toByteArray();
    }

    private int read() {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
