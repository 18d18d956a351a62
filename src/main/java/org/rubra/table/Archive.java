package org.rubra.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The zip archive that a workbook is. It is looked through part by part before POI builds anything from it, and packed anew from what was looked
 * at, so that no other reading of the same bytes can say something else.
 */
final class Archive {
    static final int MOST_BYTES = 5 << 20;
    static final int MOST_PARTS = 200;
    static final int MOST_BYTES_OF_PART = 20 << 20;
    static final int MOST_BYTES_UNPACKED = 64 << 20;

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String EXPECTED_WORKBOOK = "a workbook saved as .xlsx";

    private final Findings findings;
    private final PartInspector inspector;
    private final Set<String> names = new HashSet<>();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private long unpacked;

    private Archive(Findings findings) {
        this.findings = findings;
        this.inspector = new PartInspector(findings);
    }

    /** The archive packed anew, or nothing when there were findings. */
    static Optional<byte[]> inspect(byte[] bytes, Findings findings) {
        if (bytes.length > MOST_BYTES) {
            findings.file(bytes.length + " bytes", "at most " + MOST_BYTES + " bytes (5 MB)");
            return Optional.empty();
        }
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            findings.file(kind(bytes), EXPECTED_WORKBOOK);
            return Optional.empty();
        }
        Archive archive = new Archive(findings);
        try {
            archive.repack(bytes, true);
        } catch (IOException | RuntimeException damaged) {
            findings.file("a damaged zip archive", EXPECTED_WORKBOOK);
        }
        return findings.none() ? Optional.of(archive.packed.toByteArray()) : Optional.empty();
    }

    /** The same archive with the same times in it whenever it was made. */
    static byte[] timeless(byte[] bytes) throws IOException {
        Archive archive = new Archive(new Findings(""));
        archive.repack(bytes, false);
        return archive.packed.toByteArray();
    }

    private static String kind(byte[] bytes) {
        boolean compound = bytes.length > 3 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF;
        return compound ? "an old Excel workbook (.xls) or an encrypted one" : "a file that is no workbook";
    }

    private void repack(byte[] bytes, boolean inspecting) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                        .get();
                ZipOutputStream out = new ZipOutputStream(packed)) {
            out.setLevel(Deflater.DEFAULT_COMPRESSION);
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_PARTS) {
                findings.file(entries.size() + " parts", "at most " + MOST_PARTS + " parts");
                return;
            }
            for (ZipArchiveEntry entry : entries) {
                byte[] content = content(zip, entry);
                if (inspecting && !accepts(entry.getName(), content)) {
                    return;
                }
                copy(entry.getName(), content, out);
            }
        }
    }

    private static byte[] content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(MOST_BYTES_OF_PART + 1);
        }
    }

    /** Looks at one part; false where there is no point in looking at more. */
    private boolean accepts(String name, byte[] content) {
        unpacked += content.length;
        if (content.length > MOST_BYTES_OF_PART) {
            findings.file(part(name) + " of more than " + MOST_BYTES_OF_PART + " bytes", "parts of at most 20 MiB");
            return false;
        }
        if (unpacked > MOST_BYTES_UNPACKED) {
            findings.file("more than " + MOST_BYTES_UNPACKED + " bytes when unpacked", "at most 64 MiB");
            return false;
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            findings.file(part(name) + " twice", "every part once");
            return false;
        }
        Foreign.named(name)
                .ifPresent(what -> findings.file(part(name) + " (" + what + ")", "a workbook without " + what));
        return inspector.inspect(name, new ByteArrayInputStream(content));
    }

    static String part(String name) {
        return "the part " + CellText.escaped(name);
    }

    private static void copy(String name, byte[] content, ZipOutputStream out) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
