package org.rubra.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.assessment.Assessment;
import org.rubra.log.Hash;
import org.rubra.log.Note;
import org.rubra.log.SigningKey;
import org.rubra.log.VerifierKey;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.Erasable;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.Mark;
import org.rubra.trail.NotAsLoggedException;
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
    private static byte[] early = new byte[0];
    private static List<VerifierKey> key = List.of();

    @BeforeEach
    void record() throws IOException {
        if (!key.isEmpty()) {
            return;
        }
        try (Trail trail = Trail.open(folder)) {
            trail.keep(new KeptRelease(RELEASE, "1", CONTENTS));
            for (int i = 0; i < ANSWERS; i++) {
                trail.append(entry(i));
            }
            trail.erase(new Erasable.OfSubject("person"), "1");
            key = List.of(trail.log().key());
            whole = bundle(trail, Optional.empty());
            some = bundle(trail, Optional.of(Query.ALL.with(Set.of(new Mark(Mark.Kind.ROW, "R-7")))));
            early = bundle(trail, Optional.of(Query.ALL.between(at(3), at(8))));
        }
    }

    private static Entry entry(int number) {
        byte[] body = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "id-" + number,
                at(number),
                new Assessment.Release("1", RELEASE),
                Caller.by(Channel.REST),
                number == 4 || number == 5 ? "person" : null,
                "1",
                List.of(new Mark(Mark.Kind.ROW, "R-" + number % 10)),
                body,
                body);
    }

    private static Instant at(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
    }

    private static byte[] bundle(Trail trail, Optional<Query> query) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bundle.write(trail, query, out);
        return out.toByteArray();
    }

    private static BundleVerification verified(byte[] bundle, List<VerifierKey> given) throws IOException {
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
        return packed(files, null, new byte[0]);
    }

    private static byte[] packed(Map<String, byte[]> files, @Nullable String comment, byte[] extra) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setComment(comment);
                entry.setExtra(extra);
                zip.putNextEntry(entry);
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
        String used = key.get(0).toString();
        assertThat(verified(whole, key)).isEqualTo(new BundleVerification(301, 2, 301L, true, used, true, List.of()));
        assertThat(verified(some, key)).isEqualTo(new BundleVerification(30, 0, 301L, false, used, true, List.of()));
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
        assertThat(verified(whole, List.of()).keyIsGiven()).isFalse();
        assertThat(verified(whole, List.of()).holds()).isTrue();
        VerifierKey other = SigningKey.of("other", SigningKey.newSeed()).verifier();

        assertThat(verified(whole, List.of(other)).faults())
                .contains("key: found another key than the one that was given")
                .anyMatch(fault -> fault.startsWith("checkpoint: found no signature of other+"));
        assertThat(verified(whole, List.of(other)).size()).isNull();
    }

    @Test
    void one_of_several_keys_that_were_given_is_enough_and_the_bundle_must_name_the_one_that_signed()
            throws IOException {
        VerifierKey other = SigningKey.of("other", SigningKey.newSeed()).verifier();

        assertThat(verified(whole, List.of(other, key.get(0))))
                .isEqualTo(new BundleVerification(301, 2, 301L, true, key.get(0).toString(), true, List.of()));
        byte[] misnamed = changed(whole, "key", lines -> List.of(other.toString()));
        assertThat(verified(misnamed, List.of(other, key.get(0))).faults())
                .containsExactly("key: found another key than the one that signed the checkpoint");
        assertThat(verified(misnamed, key).faults()).contains("key: found another key than the one that was given");
        assertThat(verified(changed(whole, "key", lines -> List.of("no key")), List.of())
                        .faults())
                .containsExactly("key: found no key; expected one in a line");
        assertThat(verified(changed(whole, "key", lines -> List.of(" " + lines.get(0))), key)
                        .faults())
                .containsExactly("key: found more than a key in a line");
    }

    @Test
    void bundles_from_before_and_after_another_key_was_made_hold_by_the_keys_of_both(@TempDir Path own)
            throws IOException {
        try (Trail trail = Trail.open(own)) {
            trail.keep(new KeptRelease(RELEASE, "1", CONTENTS));
            trail.append(entry(0));
            byte[] before = bundle(trail, Optional.empty());
            VerifierKey old = trail.log().key();
            trail.log().renewKey();
            byte[] after = bundle(trail, Optional.empty());

            assertThat(verified(before, trail.log().keys()).faults()).isEmpty();
            assertThat(verified(before, trail.log().keys()).key()).isEqualTo(old.toString());
            assertThat(verified(after, trail.log().keys()).faults()).isEmpty();
            assertThat(verified(after, List.of(old)).faults()).isNotEmpty();
        }
    }

    @Test
    void a_selection_has_the_leaves_that_say_what_was_erased_in_it_and_no_others(@TempDir Path own) throws IOException {
        assertThat(verified(early, key))
                .isEqualTo(new BundleVerification(6, 2, 301L, false, key.get(0).toString(), true, List.of()));
        assertThat(new String(unpacked(early).getOrDefault("records.ndjson", new byte[0]), StandardCharsets.UTF_8)
                        .lines())
                .last()
                .asString()
                .startsWith("{\"position\":300,")
                .contains("\\\"erased\\\":\\\"4-5\\\"");
        try (Trail trail = Trail.open(own)) {
            trail.keep(new KeptRelease(RELEASE, "1", CONTENTS));
            trail.append(entry(0));
            trail.append(entry(1));
            trail.erase(new Erasable.Before(at(1)), "1");
            trail.append(entry(2));
            trail.erase(new Erasable.Before(at(2)), "1");

            assertThat(verified(bundle(trail, Optional.of(Query.ALL.between(at(0), at(1)))), List.of())
                            .records())
                    .isEqualTo(2);
            assertThat(verified(bundle(trail, Optional.of(Query.ALL.between(at(0), at(3)))), List.of())
                            .records())
                    .isEqualTo(5);
        }
    }

    @Test
    void a_body_cut_out_of_a_selection_is_found_with_or_without_what_was_truly_erased() throws IOException {
        byte[] one = changed(early, "records.ndjson", lines -> cut(lines, 0));
        byte[] all = changed(some, "records.ndjson", lines -> {
            lines.replaceAll(BundleTest::cut);
            return lines;
        });
        byte[] unsaid = changed(early, "records.ndjson", lines -> without(lines, 5));

        assertThat(verified(one, key).faults())
                .containsExactly("position 3: what was said is gone, and nothing here proves that it was erased");
        assertThat(verified(all, key).faults())
                .hasSize(30)
                .contains("position 297: what was said is gone, and nothing here proves that it was erased");
        assertThat(verified(unsaid, key).faults())
                .containsExactly(
                        "position 4: what was said is gone, and nothing here proves that it was erased",
                        "position 5: what was said is gone, and nothing here proves that it was erased");
    }

    @Test
    void a_leaf_that_says_of_an_erasure_and_is_not_proven_excuses_nothing() throws IOException {
        byte[] widened = changed(early, "records.ndjson", lines -> {
            cut(lines, 0);
            lines.set(5, lines.get(5).replace("4-5", "3-5"));
            return lines;
        });

        assertThat(verified(widened, key).faults())
                .contains(
                        "position 3: what was said is gone, and nothing here proves that it was erased",
                        "position 4: what was said is gone, and nothing here proves that it was erased")
                .anyMatch(fault -> fault.startsWith("position 300, ") && fault.endsWith("not proven to be in the log"));
    }

    private static List<String> cut(List<String> lines, int line) {
        lines.set(line, cut(lines.get(line)));
        return lines;
    }

    private static String cut(String line) {
        return line.replaceFirst("\"body\":\"[^\"]+\"", "\"body\":null");
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
                        "position 12: what was said is gone, and nothing here proves that it was erased"),
                change(
                        "a hash",
                        "hashes",
                        13,
                        "^....",
                        "AAAA",
                        "position 13, id-13: the leaf is another than hashes says"),
                change(
                        "the instructions",
                        "README.txt",
                        0,
                        "Recorded",
                        "Believed",
                        "README.txt: nothing vouches for what it says"),
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
    void a_signature_of_an_unknown_key_beside_the_right_one_is_found() throws IOException {
        String signed = new String(unpacked(whole).getOrDefault("checkpoint", new byte[0]), StandardCharsets.UTF_8);
        String text = signed.substring(0, signed.indexOf("\n\n") + 1);
        String more =
                Note.sign(text, SigningKey.of("other", SigningKey.newSeed())).substring(text.length() + 1);

        assertThat(verified(changed(whole, "checkpoint", lines -> with(lines, more.strip())), key)
                        .faults())
                .containsExactly("checkpoint: found 2 signatures; expected one");
    }

    private static List<String> with(List<String> lines, String more) {
        lines.add(more);
        return lines;
    }

    @Test
    void bytes_before_between_and_behind_the_files_and_comments_are_found() throws IOException {
        byte[] comment = whole.clone();
        comment[comment.length - 2] = 3;
        byte[] entry = packed(unpacked(some), "of an entry", new byte[0]);
        byte[] extra = packed(unpacked(some), null, new byte[] {1, 2, 0, 0});

        assertThat(verified(packed(unpacked(some)), key).faults()).isEmpty();
        for (byte[] each : List.of(
                joined("more".getBytes(StandardCharsets.UTF_8), whole),
                joined(some, whole),
                joined(whole, "more".getBytes(StandardCharsets.UTF_8)),
                joined(comment, "bye".getBytes(StandardCharsets.UTF_8)),
                between(some),
                entry,
                extra)) {
            assertThat(verified(each, key).faults())
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("the zip file: found more in it than the files of a bundle"));
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** With four bytes before the directory, and the place of that told so that readers find it all the same. */
    private static byte[] between(byte[] zip) {
        int place = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        byte[] changed =
                joined(joined(Arrays.copyOf(zip, place), new byte[4]), Arrays.copyOfRange(zip, place, zip.length));
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(changed.length - 6, place + 4);
        return changed;
    }

    @Test
    void an_export_that_cannot_be_written_to_its_end_is_no_whole_file() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStream small = new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                if (written.size() >= whole.length / 2) {
                    throw new IOException("no room");
                }
                written.write(each);
            }
        };
        try (Trail trail = Trail.open(folder)) {
            assertThatThrownBy(() -> Bundle.write(trail, Optional.empty(), small))
                    .hasRootCauseMessage("no room");
        }
        assertThatThrownBy(() -> verified(written.toByteArray(), key)).isInstanceOf(ZipException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"leaf", "body"})
    void a_record_that_cannot_be_read_ends_an_export_and_is_named(String column, @TempDir Path own)
            throws IOException, SQLException {
        try (Trail trail = Trail.open(own)) {
            for (int i = 0; i < ANSWERS; i++) {
                trail.append(entry(i));
            }
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + own.resolve("trail.sqlite"));
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE entry SET " + column + " = X'00' WHERE position = 250");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertThatThrownBy(() -> Bundle.write(trail, Optional.empty(), out))
                    .isInstanceOf(NotAsLoggedException.class)
                    .hasMessage(
                            "position 250: what stands in the record is not what was logged; rubra audit verify names all that is not");
            assertThatThrownBy(() -> verified(out.toByteArray(), key)).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void what_is_no_whole_zip_file_is_refused() {
        assertThatThrownBy(() -> verified(new byte[100], key)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> verified(Arrays.copyOf(whole, whole.length / 2), key))
                .isInstanceOf(ZipException.class);
    }
}
