package org.rubra.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands in a zip file around what is packed in it. Whoever reads one passes over bytes before, between and behind the files in it, over comments and extra
 * fields; in a bundle nothing may stand there that nothing vouches for. The form is that of PKWARE's APPNOTE 6.3.
 */
final class ZipFrame {
    private static final int FILE = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_PLACE = 0x07064b50;
    private static final int IS_DESCRIBED = 1 << 3;
    private static final long ELSEWHERE = 0xffffffffL;

    private final FileChannel zip;

    private ZipFrame(FileChannel zip) {
        this.zip = zip;
    }

    /** Where there is something in a file that is not the next thing of a bundle's zip file, by the byte; nothing where all is. */
    static Optional<Long> stranger(Path file) throws IOException {
        try (FileChannel zip = FileChannel.open(file)) {
            return new ZipFrame(zip).stranger();
        }
    }

    private Optional<Long> stranger() throws IOException {
        long end = zip.size() - 22;
        ByteBuffer last = at(end, 22);
        if (last.getInt(0) != END || word(last, 20) != 0) {
            return Optional.of(end);
        }
        long directory = half(last, 16);
        long length = half(last, 12);
        if (directory == ELSEWHERE) {
            ByteBuffer place = at(end - 20, 20);
            end -= 20 + 56;
            ByteBuffer large = at(end, 56);
            if (place.getInt(0) != LARGE_PLACE || large.getInt(0) != LARGE_END || large.getLong(4) != 56 - 12) {
                return Optional.of(end);
            }
            length = large.getLong(40);
            directory = large.getLong(48);
        }
        return directory + length == end ? files(directory, end) : Optional.of(end);
    }

    private Optional<Long> files(long directory, long end) throws IOException {
        long file = 0;
        long entry = directory;
        while (entry < end) {
            ByteBuffer fixed = at(entry, 46);
            int name = word(fixed, 28);
            int extra = word(fixed, 30);
            Sizes sizes = Sizes.of(fixed, at(entry + 46 + name, extra));
            if (fixed.getInt(0) != ENTRY || extra != sizes.extra() || word(fixed, 32) != 0) {
                return Optional.of(entry);
            }
            ByteBuffer before = at(file, 30);
            boolean same = before.getInt(0) == FILE
                    && sizes.place() == file
                    && word(before, 26) == name
                    && word(before, 28) == 0
                    && Arrays.equals(
                            at(file + 30, name).array(), at(entry + 46, name).array());
            if (!same) {
                return Optional.of(file);
            }
            file += 30L + name + sizes.packed() + ((word(fixed, 8) & IS_DESCRIBED) == 0 ? 0 : sizes.descriptor());
            entry += 46L + name + extra;
        }
        return file == directory && entry == end ? Optional.empty() : Optional.of(Math.min(file, directory));
    }

    /**
     * What the directory says of a file.
     *
     * @param extra how many bytes of extra field it takes to say it
     */
    private record Sizes(long plain, long packed, long place, int extra) {
        static Sizes of(ByteBuffer fixed, ByteBuffer extra) {
            long[] all = {half(fixed, 24), half(fixed, 20), half(fixed, 42)};
            int read = 4;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == ELSEWHERE && extra.limit() >= read + 8) {
                    all[i] = extra.getLong(read);
                    read += 8;
                }
            }
            return new Sizes(all[0], all[1], all[2], read == 4 ? 0 : read);
        }

        /** How many bytes stand behind the file, where any do. */
        int descriptor() {
            return Math.max(plain, packed) >= ELSEWHERE ? 24 : 16;
        }
    }

    /** Zeros where the file has no such place. */
    private ByteBuffer at(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = place; at >= 0 && bytes.hasRemaining(); at = place + bytes.position()) {
            if (zip.read(bytes, at) < 0) {
                break;
            }
        }
        return bytes.clear();
    }

    private static int word(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long half(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & ELSEWHERE;
    }
}
