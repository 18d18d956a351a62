package org.rubra.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.rubra.table.Samples.problems;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ArchiveTest {
    private static final byte[] GOOD = Samples.workbook(Samples.RED_FLAGS);

    @Test
    void what_is_no_workbook_is_told_so() {
        refused(new byte[0], "found a file that is no workbook; expected a workbook saved as .xlsx");
        refused(
                "id,sentence\n".getBytes(UTF_8),
                "found a file that is no workbook; expected a workbook saved as .xlsx");
        refused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                "found an old Excel workbook (.xls) or an encrypted one; expected a workbook saved as .xlsx");
        refused(
                Arrays.copyOf(GOOD, GOOD.length / 2),
                "found a damaged zip archive; expected a workbook saved as .xlsx");
        refused(new byte[Archive.MOST_BYTES + 1], "found 5242881 bytes; expected at most 5242880 bytes (5 MB)");
    }

    @Test
    void an_archive_without_a_workbook_is_told_so() throws IOException {
        refused(
                zip(List.of(Map.entry("a.txt", new byte[3]))),
                "found a workbook that cannot be read; expected a workbook saved as .xlsx");
        refused(zip(List.of()), "found a workbook that cannot be read; expected a workbook saved as .xlsx");
    }

    @Test
    void no_bytes_bring_an_exception() {
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            byte[] bytes = GOOD.clone();
            for (int i = 0; i <= random.nextInt(20); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThatCode(() -> problems(cut)).as("round %d", round).doesNotThrowAnyException();
        }
    }

    @Test
    void parts_that_a_table_has_no_use_for_are_refused() throws IOException {
        with("xl/vbaProject.bin", "x", "found the part xl/vbaProject.bin (macros); expected a workbook without macros");
        with(
                "xl/externalLinks/externalLink1.xml",
                "<a/>",
                "found the part xl/externalLinks/externalLink1.xml (links to other workbooks);"
                        + " expected a workbook without links to other workbooks");
        with(
                "xl/embeddings/oleObject1.bin",
                "x",
                "found the part xl/embeddings/oleObject1.bin (embedded objects); expected a workbook without embedded objects");
        with(
                "xl/x.rels",
                "<Relationships><Relationship Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject'/></Relationships>",
                "found the part xl/x.rels that mentions macros; expected a workbook without macros");
        with(
                "xl/x.xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "found the part xl/x.xml with a DOCTYPE; expected XML without one");
        with("xl/x.vml", "<!DOCTYPE a><a><br></a>", "found the part xl/x.vml with a DOCTYPE; expected XML without one");
        with(
                "xl/x.xml",
                "<a><b></a>",
                "found the part xl/x.xml with malformed XML; expected a workbook saved as .xlsx");
        with("XL/Workbook.xml", "<a/>", "found the part XL/Workbook.xml twice; expected every part once");
    }

    @Test
    @Timeout(20)
    void bombs_are_refused_before_anything_is_built_from_them() throws IOException {
        with(
                "xl/x.xml",
                "<r>" + "<row/>".repeat(20_001) + "</r>",
                "found more than 20000 rows; expected at most 20000");
        with(
                "xl/x.xml",
                "<r>" + "<c/>".repeat(400_001) + "</r>",
                "found more than 400000 cells; expected at most 400000");
        with(
                "xl/x.xml",
                "<r>" + "<mergeCell/>".repeat(50_001) + "</r>",
                "found more than 50000 other elements; expected at most 50000");
        with(
                "xl/x.xml",
                "<t>" + "x".repeat(1 << 20) + "</t>",
                "found more than 1048576 characters of text; expected at most 1048576");
        with("xl/x.xml", "<a>".repeat(101), "found more than 100 elements nested; expected at most 100");
        with(
                "xl/x.bin",
                " ".repeat((20 << 20) + 1),
                "found the part xl/x.bin of more than 20971520 bytes; expected parts of at most 20 MiB");
        List<Map.Entry<String, byte[]>> large = parts();
        List<Map.Entry<String, byte[]>> many = parts();
        for (int i = 0; i < 200; i++) {
            many.add(Map.entry("xl/" + i, new byte[1]));
        }
        for (int i = 0; i < 4; i++) {
            large.add(Map.entry("xl/" + i, new byte[17 << 20]));
        }
        refused(zip(large), "found more than 67108864 bytes when unpacked; expected at most 64 MiB");
        assertThat(problems(zip(many))).singleElement().asString().contains("parts; expected at most 200 parts");
    }

    private static void with(String name, String content, String message) throws IOException {
        List<Map.Entry<String, byte[]>> parts = parts();
        parts.add(Map.entry(name, content.getBytes(UTF_8)));
        refused(zip(parts), message);
    }

    private static void refused(byte[] bytes, String message) {
        assertThat(problems(bytes)).containsExactly(Samples.FILE + "   " + message);
    }

    private static List<Map.Entry<String, byte[]>> parts() throws IOException {
        List<Map.Entry<String, byte[]>> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(GOOD))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(Map.entry(entry.getName(), zip.readAllBytes()));
            }
        }
        return parts;
    }

    /** Unlike Java's own, this writer of archives takes a name twice. */
    private static byte[] zip(List<Map.Entry<String, byte[]>> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts) {
                zip.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
