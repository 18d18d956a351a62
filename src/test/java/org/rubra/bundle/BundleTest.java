package org.rubra.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.assessment.Assessment;
import org.rubra.log.Hash;
import org.rubra.log.SigningKey;
import org.rubra.log.VerifierKey;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.Erasable;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.Mark;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;

/** Whoever has a bundle in hand can change it, and cannot hide that. */
class BundleTest {
    private static final int ANSWERS = 300;
    private static final byte[] CONTENTS = "{\"says\":\"all\"}".getBytes(StandardCharsets.UTF_8);
    private static final String RELEASE = "sha256:" + HexFormat.of().formatHex(Hash.sha256(CONTENTS));

    @TempDir
    static Path folder;

    private static byte[] whole = new byte[0];
    private static byte[] some = new byte[0];
    private static Optional<VerifierKey> key = Optional.empty();

    @BeforeEach
    void record() throws IOException {
        if (key.isPresent()) {
            return;
        }
        try (Trail trail = Trail.open(folder)) {
            trail.keep(new KeptRelease(RELEASE, "1", CONTENTS));
            for (int i = 0; i < ANSWERS; i++) {
                trail.append(entry(i));
            }
            trail.erase(new Erasable.OfSubject("person"), "1");
            key = Optional.of(trail.log().key());
            whole = bundle(trail, Optional.empty());
            some = bundle(trail, Optional.of(Query.ALL.with(Set.of(new Mark(Mark.Kind.ROW, "R-7")))));
        }
    }

    private static Entry entry(int number) {
        byte[] body = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "id-" + number,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                new Assessment.Release("1", RELEASE),
                Caller.by(Channel.REST),
                number == 4 || number == 5 ? "person" : null,
                "1",
                List.of(new Mark(Mark.Kind.ROW, "R-" + number % 10)),
                body,
                body);
    }

    private static byte[] bundle(Trail trail, Optional<Query> query) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bundle.write(trail, query, out);
        return out.toByteArray();
    }

    private BundleVerification verified(byte[] bundle, Optional<VerifierKey> given) throws IOException {
        Path file = Files.createTempFile(folder, "bundle", ".zip");
        Files.write(file, bundle);
        return BundleCheck.verify(file, given);
    }

    private static Map<String, byte[]> unpacked(byte[] bundle) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                files.put(each.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** With the lines of one file changed. */
    private static byte[] changed(byte[] bundle, String name, UnaryOperator<List<String>> change) throws IOException {
        Map<String, byte[]> files = unpacked(bundle);
        List<String> lines = new ArrayList<>(new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8)
                .lines()
                .toList());
        files.put(name, (String.join("\n", change.apply(lines)) + "\n").getBytes(StandardCharsets.UTF_8));
        return packed(files);
    }

    @Test
    void what_nobody_touched_holds_and_the_same_record_makes_the_same_bytes() throws IOException {
        String used = key.orElseThrow().toString();
        assertThat(verified(whole, key)).isEqualTo(new BundleVerification(301, 2, 301, true, used, true, List.of()));
        assertThat(verified(some, key)).isEqualTo(new BundleVerification(30, 0, 301, false, used, true, List.of()));
        assertThat(unpacked(whole).keySet())
                .containsExactly(
                        "README.txt",
                        "key",
                        "checkpoint",
                        "hashes",
                        "records.ndjson",
                        "releases/" + RELEASE.substring(7) + ".json");
        try (Trail trail = Trail.open(folder)) {
            assertThat(bundle(trail, Optional.empty())).isEqualTo(whole);
        }
    }

    @Test
    void the_key_in_the_bundle_is_used_only_where_none_is_given_and_that_is_said() throws IOException {
        assertThat(verified(whole, Optional.empty()).keyIsGiven()).isFalse();
        assertThat(verified(whole, Optional.empty()).holds()).isTrue();
        VerifierKey other = SigningKey.of("other", SigningKey.newSeed()).verifier();

        assertThat(verified(whole, Optional.of(other)).faults())
                .contains("key: found another key than the one that was given")
                .anyMatch(fault -> fault.startsWith("checkpoint: found no signature of other+"));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "a body",
                        "records.ndjson",
                        7,
                        "\"body\":\"....",
                        "\"body\":\"AAAA",
                        "position 7, id-7: what was said was changed"),
                change(
                        "a leaf",
                        "records.ndjson",
                        8,
                        "id-8",
                        "id-9",
                        "position 8, id-9: the leaf or its path was changed"),
                change(
                        "a path",
                        "records.ndjson",
                        9,
                        "\"path\":\\[\"..",
                        "\"path\":[\"AA",
                        "position 9, id-9: the leaf or its path was changed"),
                change(
                        "a position",
                        "records.ndjson",
                        10,
                        "\"position\":10,",
                        "\"position\":9,",
                        "position 9: found in line 11; expected a position after 9"),
                change("blanks", "records.ndjson", 11, "^\\{", "{ ", "position 11: found line 12, which is no record"),
                change(
                        "a body that was erased",
                        "records.ndjson",
                        4,
                        "\"body\":null",
                        "\"body\":\"AAAA\"",
                        "position 4, id-4: what was said was changed"),
                change(
                        "a body that was not erased",
                        "records.ndjson",
                        12,
                        "\"body\":\"[^\"]+\"",
                        "\"body\":null",
                        "position 12: what was said is gone, and nothing in the log says that it was erased"),
                change(
                        "a hash",
                        "hashes",
                        13,
                        "^....",
                        "AAAA",
                        "position 13, id-13: the leaf is another than hashes says"),
                change("the size", "checkpoint", 1, "301", "300", "checkpoint: found a wrong signature"),
                change("the root", "checkpoint", 2, "^....", "AAAA", "checkpoint: found a wrong signature"),
                change("the signature", "checkpoint", 4, "....$", "AAA=", "checkpoint: found"),
                change(
                        "the release",
                        "releases/" + RELEASE.substring(7) + ".json",
                        0,
                        "all",
                        "al1",
                        "releases/" + RELEASE.substring(7) + ".json: was changed"));
    }

    private static Arguments change(String what, String file, int line, String from, String to, String fault) {
        return Arguments.of(what, file, line, from, to, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void what_was_changed_is_found_and_named(String what, String file, int line, String from, String to, String fault)
            throws IOException {
        byte[] bundle = changed(whole, file, lines -> {
            String other = lines.get(line).replaceFirst(from, to);
            assertThat(other).as(what).isNotEqualTo(lines.get(line));
            lines.set(line, other);
            return lines;
        });

        assertThat(verified(bundle, key).faults()).anyMatch(each -> each.startsWith(fault));
    }

    @Test
    void what_was_left_out_moved_or_slipped_in_is_found_and_named() throws IOException {
        assertThat(verified(changed(whole, "records.ndjson", lines -> without(lines, 20)), key)
                        .faults())
                .containsExactly("position 20: missing");
        assertThat(verified(changed(whole, "records.ndjson", lines -> lines.subList(0, 299)), key)
                        .faults())
                .contains("position 299: missing", "position 300: missing");
        assertThat(verified(changed(whole, "records.ndjson", lines -> moved(lines, 21, 22)), key)
                        .faults())
                .containsExactly(
                        "position 21: missing",
                        "position 21: found in line 23; expected a position after 22 and below 301");
        assertThat(verified(changed(whole, "records.ndjson", lines -> twice(lines, 23)), key)
                        .faults())
                .containsExactly("position 23: found in line 25; expected a position after 23 and below 301");
        assertThat(verified(changed(whole, "hashes", lines -> without(lines, 20)), key)
                        .faults())
                .contains("position 20, id-20: the leaf is another than hashes says")
                .anyMatch(each -> each.startsWith("hashes: its 300 hashes are not those of the checkpoint of 301"));
        assertThat(verified(changed(some, "records.ndjson", lines -> moved(lines, 1, 2)), key)
                        .faults())
                .isNotEmpty();
    }

    private static List<String> without(List<String> lines, int line) {
        lines.remove(line);
        return lines;
    }

    private static List<String> moved(List<String> lines, int one, int other) {
        java.util.Collections.swap(lines, one, other);
        return lines;
    }

    private static List<String> twice(List<String> lines, int line) {
        lines.add(line, lines.get(line));
        return lines;
    }

    @Test
    void files_that_are_missing_or_that_no_bundle_has_are_found() throws IOException {
        Map<String, byte[]> files = unpacked(whole);
        byte[] release = files.remove("releases/" + RELEASE.substring(7) + ".json");
        files.put("../elsewhere", new byte[1]);
        files.put("releases/00.json", release == null ? new byte[0] : release);
        files.remove("README.txt");

        assertThat(verified(packed(files), key).faults())
                .containsExactlyInAnyOrder(
                        "found a file that no bundle has: ../elsewhere",
                        "README.txt: missing",
                        "releases/" + RELEASE.substring(7) + ".json: missing",
                        "releases/00.json: no answer here is of this release");
    }

    @Test
    void lines_and_files_without_end_are_not_read_to_it() throws IOException {
        Map<String, byte[]> files = unpacked(whole);
        files.put("records.ndjson", new byte[(16 << 20) + 1]);
        assertThat(verified(packed(files), key).faults())
                .contains("records.ndjson: cannot be read from position 0 on: a line has more than 16777216 bytes");

        files.put("checkpoint", new byte[1 << 20]);
        assertThat(verified(packed(files), key).faults()).contains("checkpoint: found more than 65536 bytes");
    }

    @Test
    void what_is_no_whole_zip_file_is_refused() {
        assertThatThrownBy(() -> verified(new byte[100], key)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> verified(java.util.Arrays.copyOf(whole, whole.length / 2), key))
                .isInstanceOf(ZipException.class);
    }
}
