package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.knowledge.Compiler;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** What a caller's document may be, and what every fault of it is called. */
class RequestTest {
    private static final Vocabulary VOCABULARY = Compiler.builtIn(true).vocabulary();
    private static final String JSON = "well-formed JSON in UTF-8";

    private static Request read(String document) {
        return Request.read(document.getBytes(StandardCharsets.UTF_8), VOCABULARY);
    }

    private static Map<String, Object> known(String answers) {
        return read("{\"presentation\": {" + answers + "}}").presentation().known();
    }

    private static List<String> problems(byte[] document) {
        BadRequestException refused =
                catchThrowableOfType(BadRequestException.class, () -> Request.read(document, VOCABULARY));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> problems(String document) {
        return problems(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Request readEither(String document) {
        return Request.readEither(document.getBytes(StandardCharsets.UTF_8), VOCABULARY);
    }

    @Test
    void a_presentation_by_itself_is_read_as_strictly_as_a_request() {
        assertThat(readEither("{\"fever\": true}").presentation())
                .isEqualTo(readEither("{\"presentation\": {\"fever\": true}}").presentation());
        assertThat(readEither("{}").presentation().known()).isEmpty();
        assertThat(readEither("{\"presentation\": {}, \"subject\": \"a\"}").subject())
                .isEqualTo("a");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> readEither("{\"age\": 3.5, \"fevr\": true}")))
                .hasMessage(
                        """
                        /age   found 3.5; expected an integer from 0 to 130 (years)
                        /fevr   found the unknown field "fevr"; expected a field of the vocabulary   (did you mean: fever?)""");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> readEither("{\"subject\": \"a\"}")))
                .hasMessageStartingWith("/presentation   found no \"presentation\"");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> readEither("[]")))
                .hasMessageStartingWith("   found []");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        "\"blanchs\": true",
                        "/presentation/blanchs   found the unknown field \"blanchs\"; expected a field of the vocabulary   (did you mean: blanches?)"),
                Arguments.of(
                        "\"zzz\": true",
                        "/presentation/zzz   found the unknown field \"zzz\"; expected a field of the vocabulary"),
                Arguments.of(
                        "\"a/b~c\": null",
                        "/presentation/a~1b~0c   found the unknown field \"a/b~c\"; expected a field of the vocabulary"),
                Arguments.of("\"blanches\": \"yes\"", "/presentation/blanches   found \"yes\"; expected true or false"),
                Arguments.of("\"blanches\": 1", "/presentation/blanches   found 1; expected true or false"),
                Arguments.of(
                        "\"blanches\": \"true\"", "/presentation/blanches   found \"true\"; expected true or false"),
                Arguments.of("\"blanches\": {}", "/presentation/blanches   found an object; expected true or false"),
                Arguments.of(
                        "\"age\": 3.5", "/presentation/age   found 3.5; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": \"34\"",
                        "/presentation/age   found \"34\"; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": 1e400",
                        "/presentation/age   found 1E+400; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": 1e-400",
                        "/presentation/age   found 1E-400; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": 3.00000000000000000000001",
                        "/presentation/age   found 3.00000000000000000000001; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": 130.00000000000000000000001",
                        "/presentation/age   found 130.00000000000000000000001; expected an integer from 0 to 130 (years)"),
                Arguments.of("\"age\": -1", "/presentation/age   found -1; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": 131", "/presentation/age   found 131; expected an integer from 0 to 130 (years)"),
                Arguments.of(
                        "\"age\": true", "/presentation/age   found true; expected an integer from 0 to 130 (years)"),
                Arguments.of("\"sizeMm\": 0", "/presentation/sizeMm   found 0; expected a number above 0 to 300 (mm)"),
                Arguments.of(
                        "\"sizeMm\": 1e-400",
                        "/presentation/sizeMm   found 1E-400; expected a number above 0 to 300 (mm)"),
                Arguments.of(
                        "\"sizeMm\": 300.5",
                        "/presentation/sizeMm   found 300.5; expected a number above 0 to 300 (mm)"),
                Arguments.of(
                        "\"sizeMm\": 300.00000000000000000000001",
                        "/presentation/sizeMm   found 300.00000000000000000000001; expected a number above 0 to 300 (mm)"),
                Arguments.of(
                        "\"onset\": \"suden\"",
                        "/presentation/onset   found \"suden\"; expected one of sudden, gradual   (did you mean: sudden?)"),
                Arguments.of(
                        "\"onset\": \"zzz\"", "/presentation/onset   found \"zzz\"; expected one of sudden, gradual"),
                Arguments.of(
                        "\"onset\": \"SUDDEN\"",
                        "/presentation/onset   found \"SUDDEN\"; expected one of sudden, gradual   (did you mean: sudden?)"),
                Arguments.of("\"onset\": \"\"", "/presentation/onset   found \"\"; expected one of sudden, gradual"),
                Arguments.of(
                        "\"onset\": [\"sudden\"]",
                        "/presentation/onset   found [\"sudden\"]; expected one of sudden, gradual"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_taken_as_it_is_or_not_at_all(String answers, String problem) {
        assertThat(problems("{\"presentation\": {" + answers + "}}")).containsExactly(problem);
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                Arguments.of("\"legs\"", "/presentation/sites   found \"legs\"; expected a list of face,"),
                Arguments.of("[]", "/presentation/sites   found []; expected a list of face,"),
                Arguments.of(
                        "[\"legs\", \"arms\", \"legs\"]",
                        "/presentation/sites/2   found \"legs\" a second time; expected each value once"),
                Arguments.of(
                        "[\"legs\", \"armz\"]", "/presentation/sites/1   found \"armz\"; expected a list of face,"),
                Arguments.of("[null]", "/presentation/sites/0   found null; expected one of face,"),
                Arguments.of("[[\"legs\"]]", "/presentation/sites/0   found [\"legs\"]; expected one of face,"),
                Arguments.of("{\"legs\": true}", "/presentation/sites   found an object; expected a list of face,"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void a_set_names_each_of_its_members_once(String answer, String problem) {
        assertThat(problems("{\"presentation\": {\"sites\": " + answer + "}}"))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("", "   found an empty document; expected a JSON object"),
                Arguments.of("  \n", "   found an empty document; expected a JSON object"),
                Arguments.of("null", "   found null; expected an object with \"presentation\""),
                Arguments.of("[]", "   found []; expected an object with \"presentation\""),
                Arguments.of("7", "   found 7; expected an object with \"presentation\""),
                Arguments.of(
                        "{}",
                        "/presentation   found no \"presentation\"; expected an object of the vocabulary's fields; {} where nothing is known"),
                Arguments.of(
                        "{\"presentation\": null}",
                        "/presentation   found null; expected an object of the vocabulary's fields; {} where nothing is known"),
                Arguments.of(
                        "{\"presentation\": []}",
                        "/presentation   found []; expected an object of the vocabulary's fields; {} where nothing is known"),
                Arguments.of(
                        "{\"presentation\": {}, \"subjct\": 1}",
                        "/subjct   found the unknown member \"subjct\"; expected presentation or subject   (did you mean: subject?)"),
                Arguments.of(
                        "{\"presentation\": {}, \"presentation\": {}}",
                        "/presentation   found \"presentation\" a second time; expected each member once"),
                Arguments.of(
                        "{\"presentation\": {\"fever\": true, \"fever\": false}}",
                        "/presentation/fever   found \"fever\" a second time; expected each member once"),
                Arguments.of(
                        "{\"presentation\": {\"fever\": null, \"fe\\u0076er\": false}}",
                        "/presentation/fever   found \"fever\" a second time; expected each member once"),
                Arguments.of(
                        "{\"presentation\": {}} {}",
                        "   found more after the document's end; expected one JSON object"),
                Arguments.of("{\"presentation\": {}} x", "   found a fault at line 1, column 23; expected " + JSON),
                Arguments.of("{\"presentation\": {}}]", "   found a fault at line 1, column 21; expected " + JSON),
                Arguments.of(
                        "{\"presentation\": {\"age\": NaN}}",
                        "   found a fault at line 1, column 29; expected " + JSON),
                Arguments.of("{\"presentation\": {\"age\": Infinity}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {\"age\": 034}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {\"age\": +34}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {\"age\": .5}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {\"age\": 0x1F}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {},}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": /* no */ {}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {}} // no", "   found a fault at line 1, column "),
                Arguments.of("# no\n{\"presentation\": {}}", "   found a fault at line 1, column "),
                Arguments.of("{'presentation': {}}", "   found a fault at line 1, column "),
                Arguments.of("{presentation: {}}", "   found a fault at line 1, column "),
                Arguments.of("{\"presentation\": {\"onset\": \"sud\nden\"}}", "   found a fault at line "),
                Arguments.of("{\"presentation\": {", "   found "),
                Arguments.of("{\"presentation\"", "   found "),
                Arguments.of("onset=sudden", "   found a fault at line 1, column "),
                Arguments.of("<presentation/>", "   found a fault at line 1, column "));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_one_object_of_known_members(String document, String problem) {
        assertThat(problems(document)).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "Ärztin", "a\\nb", "a<b", "Jane Doe, born 1990"})
    void a_subject_is_opaque_and_never_repeated(String subject) {
        assertThat(problems("{\"presentation\": {}, \"subject\": \"" + subject + "\"}"))
                .containsExactly(
                        "/subject   found something else; expected an opaque reference of 1 to 64 letters, digits and . _ : / -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "{\"name\": \"Jane\"}"})
    void a_subject_of_another_type_is_never_repeated_either(String subject) {
        assertThat(problems("{\"presentation\": {}, \"subject\": " + subject + "}"))
                .singleElement()
                .asString()
                .startsWith("/subject   found something else;")
                .doesNotContain("Jane");
    }

    @Test
    void a_subject_of_64_signs_is_the_longest() {
        assertThat(read("{\"presentation\": {}, \"subject\": \"" + "x".repeat(64) + "\"}")
                        .subject())
                .hasSize(64);
        assertThat(problems("{\"presentation\": {}, \"subject\": \"" + "x".repeat(65) + "\"}"))
                .hasSize(1);
        assertThat(read("{\"presentation\": {}, \"subject\": null}").subject()).isNull();
    }

    @Test
    void a_document_has_64_kilobytes_at_most() {
        String document = "{\"presentation\": {}}";
        assertThat(problems(document + " ".repeat(65_536 - document.length()))).isEmpty();
        assertThat(problems(document + " ".repeat(65_537 - document.length())))
                .containsExactly("   found 65537 bytes; expected at most 65536 bytes");
    }

    @Test
    void a_document_is_32_levels_deep_at_most() {
        String deep = "{\"presentation\": {\"sites\": " + "[".repeat(31) + "]".repeat(31) + "}}";
        String fits = "{\"presentation\": {\"sites\": " + "[".repeat(30) + "]".repeat(30) + "}}";

        assertThat(problems(deep)).singleElement().asString().contains("over a limit", "32");
        assertThat(problems(fits)).singleElement().asString().startsWith("/presentation/sites/0   found [");
        assertThat(problems("[".repeat(60_000))).singleElement().asString().contains("over a limit");
    }

    @Test
    void a_number_has_100_digits_at_most() {
        assertThat(problems("{\"presentation\": {\"age\": " + "9".repeat(101) + "}}"))
                .singleElement()
                .asString()
                .contains("over a limit")
                .doesNotContain("99999999");
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        byte[] document = "{\"presentation\": {\"onset\": \"??\"}}".getBytes(StandardCharsets.UTF_8);
        for (int[] bytes : new int[][] {{0xC3, 0x28}, {0xFF, 0xFE}, {0xC0, 0xAF}, {0xE9, 0x3F}}) {
            byte[] broken = document.clone();
            int at = new String(document, StandardCharsets.UTF_8).indexOf("??");
            broken[at] = (byte) bytes[0];
            broken[at + 1] = (byte) bytes[1];
            assertThat(problems(broken)).singleElement().asString().endsWith("expected " + JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void other_encodings_are_refused(String charset) {
        assertThat(problems("{\"presentation\": {}}".getBytes(java.nio.charset.Charset.forName(charset))))
                .singleElement()
                .asString()
                .endsWith("expected " + JSON);
    }

    @Test
    void a_byte_order_mark_is_refused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        out.writeBytes("{\"presentation\": {}}".getBytes(StandardCharsets.UTF_8));

        assertThat(problems(out.toByteArray())).singleElement().asString().endsWith("expected " + JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"presentation\": {\"onset\": \"\\ud800\"}}",
                "{\"presentation\": {\"\\udc00\": true}}",
                "{\"presentation\": {}, \"\\ud800x\": true}"
            })
    void half_a_character_is_refused_and_its_refusal_can_be_written(String document) {
        assertThat(problems(document)).singleElement().asString().satisfies(problem -> assertThat(
                        new String(Json.bytes(problem), StandardCharsets.UTF_8))
                .contains("found"));
    }

    @Test
    void what_is_repeated_controls_no_terminal() {
        assertThat(problems("{\"presentation\": {\"onset\": \"\\u001b[31m\\n\"}}"))
                .containsExactly("/presentation/onset   found \"\uFFFD[31m\uFFFD\"; expected one of sudden, gradual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e999999999", "1e-999999999", "-1e-99999999999"})
    void an_exponent_beyond_all_measure_is_a_fault_like_others(String number) {
        assertThat(problems("{\"presentation\": {\"sizeMm\": " + number + "}}")).hasSize(1);
    }

    @Test
    void all_faults_come_at_once_sorted_by_pointer() {
        String document =
                """
                {"subject": "Jane Doe", "extra": 1,
                 "presentation": {"sites": ["legs", "nek"], "age": 3.5, "blanchs": true, "onset": "sudden", "fever": "no"}}
                """;

        assertThat(problems(document))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("/extra "),
                        problem -> assertThat(problem).startsWith("/presentation/age "),
                        problem -> assertThat(problem).startsWith("/presentation/blanchs "),
                        problem -> assertThat(problem).startsWith("/presentation/fever "),
                        problem -> assertThat(problem).startsWith("/presentation/sites/1 "),
                        problem -> assertThat(problem).startsWith("/subject "));
        assertThat(problems(document).toString()).doesNotContain("Jane");
    }

    @Test
    void a_presentation_that_is_none_is_a_fault_among_others() {
        assertThat(problems("{\"presentation\": 3, \"more\": 1, \"subject\": \"a b\"}"))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("/more "),
                        problem -> assertThat(problem).startsWith("/presentation "),
                        problem -> assertThat(problem).startsWith("/subject "));
    }

    @Test
    void null_is_unknown() {
        assertThat(known("\"age\": null, \"sites\": null, \"fever\": false"))
                .containsExactly(Map.entry("fever", false));
    }

    @Test
    void a_whole_number_is_whole_however_it_is_written() {
        for (String number : List.of("34", "34.0", "3.4e1", "340e-1", "34.000")) {
            assertThat(known("\"age\": " + number)).containsExactly(Map.entry("age", 34.0));
        }
        assertThat(known("\"age\": -0")).containsExactly(Map.entry("age", 0.0));
        assertThat(read("{\"presentation\": {\"age\": -0.0}}").presentation())
                .isEqualTo(read("{\"presentation\": {\"age\": 0}}").presentation());
    }

    @Test
    void the_order_of_members_and_values_means_nothing() {
        assertThat(read("{\"presentation\": {\"sites\": [\"legs\", \"face\"], \"age\": 3}}")
                        .presentation())
                .isEqualTo(read("{\"presentation\": {\"age\": 3, \"sites\": [\"face\", \"legs\"]}}")
                        .presentation());
    }

    /** Long names, long values and long lists, at every place that a document has. */
    @Test
    void no_message_repeats_more_than_80_signs_of_the_input() {
        Random random = new Random(20261123);
        String canary = "canary-"
                + random.ints(200, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        String list = "[" + "\"x\",".repeat(200) + "\"x\"]";
        for (String document : List.of(
                "{\"presentation\": {\"%s\": true}}",
                "{\"presentation\": {\"onset\": \"%s\"}}",
                "{\"presentation\": {\"sites\": [\"%s\"]}}",
                "{\"presentation\": {\"sites\": [[\"%s\"]]}}",
                "{\"presentation\": {\"age\": \"%s\"}}",
                "{\"presentation\": {\"age\": [\"%s\"]}}",
                "{\"presentation\": \"%s\"}",
                "{\"%s\": 1, \"presentation\": {}}",
                "{\"presentation\": {\"%1$s\": 1, \"%1$s\": 2}}",
                "{\"presentation\": {}, \"subject\": \"%s\"}",
                "\"%s\"",
                "%s",
                "{\"presentation\": %s}",
                "{\"presentation\": {\"age\": %s}}")) {
            assertThat(problems(String.format(document, canary)))
                    .as(document)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem)
                            .doesNotContain(canary.substring(0, 81))
                            .hasSizeLessThan(900));
        }
        assertThat(problems("{\"presentation\": {\"age\": " + list + "}}"))
                .singleElement()
                .asString()
                .hasSizeLessThan(200);
    }
}
