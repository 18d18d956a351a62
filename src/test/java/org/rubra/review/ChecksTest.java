package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.knowledge.Sources;
import org.rubra.table.Action;
import org.rubra.table.ColumnForm;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;
import org.rubra.vocabulary.Vocabulary;

/** The shipped knowledge base with one fault more in it, checked from its files. */
class ChecksTest {
    private static final String EXTRA = "extra.drl.xlsx";
    private static final String PROPERTY =
            """
            - property: With nothing known at all the answer is never self-care
              when: nothing is known
              then: {urgency at least: routine}
            """;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Vocabulary VOCABULARY = Compiler.builtIn(true).vocabulary();

    private KnowledgeFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        // one property, since proving all that ship takes its time and is tried elsewhere
        folder = KnowledgeFolder.copyTo(temporary).write("kb/properties.yaml", PROPERTY);
    }

    /** The columns of the extra table: C itchy, D age at least, E age below, F sites, G urgency. */
    private static final List<ColumnForm> COLUMNS = List.of(
            ColumnForm.condition("Presentation", "itchy", Operator.IS),
            ColumnForm.condition("Presentation", "age", Operator.AT_LEAST),
            ColumnForm.condition("Presentation", "age", Operator.BELOW),
            ColumnForm.condition("Presentation", "sites", Operator.HAS),
            ColumnForm.action(Action.Kind.RaisedUrgency));

    private static String[] row(String... cells) {
        return cells;
    }

    private void table(HitPolicy policy, boolean mustAnswer, List<ColumnForm> columns, String[]... rows) {
        List<TableDraft.RowDraft> drafts = java.util.stream.IntStream.range(0, rows.length)
                .mapToObj(i -> new TableDraft.RowDraft(
                        "ZZ-0" + (i + 1), "Row " + (i + 1), List.of("G1"), Arrays.asList(rows[i])))
                .toList();
        byte[] workbook = WorkbookWriter.write(
                new TableDraft("article", "Extra", policy, mustAnswer, columns, drafts), VOCABULARY, Map.of());
        try {
            Files.write(folder.root().resolve("decision-tables").resolve(EXTRA), workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> check(LocalDate today) {
        return Checks.sources(Sources.of(folder.root(), List.of()), today).findings();
    }

    private List<Finding> extra() {
        return check(TODAY).stream()
                .filter(finding -> finding.where().file().equals(EXTRA))
                .toList();
    }

    private static String told(Finding finding) {
        return finding.level().code() + " " + finding.check() + " " + finding.where() + ": " + finding.found()
                + (finding.example().isEmpty() ? "" : " " + finding.example());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        HitPolicy.COLLECT,
                        false,
                        List.<String[]>of(row("yes", "16", "10", "", "prompt")),
                        "error never extra.drl.xlsx › Extra!A8: ZZ-01, which can never hold: age at least 16 (D8) and age below 10 (E8)"),
                Arguments.of(
                        HitPolicy.COLLECT,
                        false,
                        List.<String[]>of(row("", "", "0", "", "prompt")),
                        "error never extra.drl.xlsx › Extra!E8: age below 0, which no answer is"),
                Arguments.of(
                        HitPolicy.FIRST,
                        false,
                        List.<String[]>of(row("yes", "", "", "", "prompt"), row("yes", "", "", "face", "prompt")),
                        "error unreachable extra.drl.xlsx › Extra!A9: ZZ-02, which never counts: wherever it holds, ZZ-01 answers first"),
                Arguments.of(
                        HitPolicy.PRIORITY,
                        false,
                        List.<String[]>of(row("yes", "", "", "face", "routine"), row("yes", "", "", "", "prompt")),
                        "error unreachable extra.drl.xlsx › Extra!A8: ZZ-01, which never counts: wherever it holds, ZZ-02 answers first"),
                Arguments.of(
                        HitPolicy.COLLECT,
                        false,
                        List.<String[]>of(row("yes", "", "", "face", "prompt"), row("yes", "", "", "face", "prompt")),
                        "error same-conditions extra.drl.xlsx › Extra!A9: ZZ-02, which says what ZZ-01 says"),
                Arguments.of(
                        HitPolicy.COLLECT,
                        false,
                        List.<String[]>of(
                                row("yes", "", "", "face, neck", "prompt"), row("yes", "", "", "face", "routine")),
                        "warning contained extra.drl.xlsx › Extra!A9: ZZ-02, which decides nothing: wherever it holds, ZZ-01 holds and concludes as much"),
                Arguments.of(
                        HitPolicy.UNIQUE,
                        false,
                        List.<String[]>of(row("yes", "", "", "", "prompt"), row("", "", "", "face", "routine")),
                        "error contradiction extra.drl.xlsx › Extra!A9: ZZ-02, which can hold together with ZZ-01 {sites=[face], itchy=true}"),
                Arguments.of(
                        HitPolicy.COLLECT,
                        true,
                        List.of(
                                row("yes", "", "", "", "prompt"),
                                row("", "16", "", "", "prompt"),
                                row("", "", "10", "", "prompt")),
                        "error gap extra.drl.xlsx › Extra: no row for itchy no, age 10 to 15 {itchy=false, age=10.0}"),
                Arguments.of(
                        HitPolicy.FIRST,
                        false,
                        List.<String[]>of(row("yes", "", "", "", "routine"), row("", "16", "", "", "prompt")),
                        "error form extra.drl.xlsx › Extra!A8: ZZ-01, which hides the more urgent ZZ-02 where both hold"),
                Arguments.of(
                        HitPolicy.FIRST,
                        false,
                        List.<String[]>of(row("yes", "", "", "", "self-care")),
                        "error form extra.drl.xlsx › Extra!G8: self-care"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_workbook_with_just_one_fault(HitPolicy policy, boolean mustAnswer, List<String[]> rows, String told) {
        table(policy, mustAnswer, COLUMNS, rows.toArray(String[][]::new));

        assertThat(extra()).extracting(ChecksTest::told).containsExactly(told);
    }

    @Test
    void a_workbook_with_a_row_for_and_a_row_against_on_the_same_conditions() {
        table(
                HitPolicy.COLLECT,
                false,
                List.of(ColumnForm.condition("Presentation", "itchy", Operator.IS), ColumnForm.evidence("petechiae")),
                row("yes", "for"),
                row("yes", "against"));

        assertThat(extra())
                .extracting(ChecksTest::told)
                .containsExactly(
                        "warning contradiction extra.drl.xlsx › Extra!A9: ZZ-02, with the same conditions as ZZ-01, one of them for and one against petechiae");
    }

    @Test
    void a_workbook_with_two_rows_on_the_same_conditions() {
        table(
                HitPolicy.COLLECT,
                false,
                List.of(
                        ColumnForm.condition("Presentation", "itchy", Operator.IS),
                        ColumnForm.evidence("petechiae"),
                        ColumnForm.evidence("heat-rash")),
                row("yes", "against", ""),
                row("yes", "", "for"));

        assertThat(extra())
                .extracting(ChecksTest::told)
                .containsExactly(
                        "note same-conditions extra.drl.xlsx › Extra: one row with the conditions of a row above and other conclusions: ZZ-02");
    }

    @Test
    void a_table_for_advice_that_must_answer() {
        table(
                HitPolicy.FIRST,
                true,
                List.of(
                        ColumnForm.condition("Outcome", "urgency", Operator.ANY_OF),
                        ColumnForm.condition("Outcome", "redFlags", Operator.HAS),
                        ColumnForm.action(Action.Kind.Advice)),
                row("self-care, emergency", "", "early-attention"),
                row("prompt", "", "what-to-bring"),
                row("", "fever", "what-to-bring"));

        assertThat(extra())
                .extracting(ChecksTest::told)
                .containsExactly(
                        "error gap extra.drl.xlsx › Extra: no row for outcome urgency routine, outcome redFlags without fever {outcome urgency=routine}");
    }

    @Test
    void rows_are_looked_at_even_where_another_file_cannot_be_read() {
        table(HitPolicy.COLLECT, false, COLUMNS, row("yes", "16", "10", "", "prompt"));
        folder.cell("red-flags.drl.xlsx", "D9", "sometimes");

        assertThat(check(TODAY))
                .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                .extracting(Finding::check)
                .containsExactly("never", "form");
    }

    @Test
    void a_source_that_was_last_looked_at_too_long_ago() {
        folder.edit(
                        "kb/evidence.yaml",
                        "seen: 2026-11-23\n    statements: [A4]",
                        "seen: 2026-01-31\n    statements: [A4]")
                .edit("kb/manifest.yaml", "evidenceMonths: 12", "evidenceMonths: 1");

        assertThat(aged("2026-02-28")).isEmpty();
        assertThat(aged("2026-03-01")).singleElement().satisfies(finding -> {
            assertThat(told(finding))
                    .isEqualTo(
                            "warning evidence-age kb/evidence.yaml: CLEVELAND, last looked at on 2026-01-31, as the evidence of 2 rows or rules");
            assertThat(finding.expected()).isEqualTo("a source looked at within 1 month, as kb/manifest.yaml says");
            assertThat(finding.related()).hasSize(2);
        });
    }

    @Test
    void the_shipped_sources_are_to_be_looked_at_again_after_a_year() {
        assertThat(aged("2027-11-23")).isEmpty();
        assertThat(aged("2027-11-24")).isNotEmpty();
    }

    private List<Finding> aged(String today) {
        return check(LocalDate.parse(today)).stream()
                .filter(finding -> finding.check().equals("evidence-age"))
                .toList();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "\nredFlags:\n",
                        "\nredFlags:\n  - {code: pale, label: Pale}\n",
                        "warning text kb/vocabulary.yaml: the red flag pale, which no row and no rule concludes"),
                Arguments.of(
                        "\nexplanations:\n",
                        "\nexplanations:\n  - {code: pale, label: Pale}\n",
                        "warning text kb/vocabulary.yaml: the explanation pale, which no row and no rule concludes"),
                Arguments.of(
                        "\nconflicts:\n",
                        "\nconflicts:\n  - {code: pale, text: Pale}\n",
                        "warning text kb/vocabulary.yaml: the conflict pale, which no row and no rule concludes"),
                Arguments.of(
                        "\nadvice:\n",
                        "\nadvice:\n  - {code: pale, text: Pale}\n",
                        "warning text kb/vocabulary.yaml: the advice pale, which no row and no rule concludes"),
                Arguments.of(
                        "    label: Spreading fast\n",
                        "    label: \"\"\n",
                        "warning text kb/vocabulary.yaml: nothing as the label of spreadingFast"),
                Arguments.of(
                        "    label: Spreading fast\n",
                        "    label: " + "Spreading fast ".repeat(6).strip() + "\n",
                        "warning text kb/vocabulary.yaml: the label of spreadingFast, with 89 letters"),
                Arguments.of(
                        "\nfields:\n",
                        "\nfields:\n  - {name: tingling, type: boolean, group: spot, layer: article, label: Tingling, question: Do they tingle?}\n",
                        "note text kb/vocabulary.yaml: the field tingling, which no row and no rule asks about"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_is_missing_too_long_or_never_shown(String from, String to, String told) {
        folder.edit("kb/vocabulary.yaml", from, to);

        assertThat(check(TODAY))
                .filteredOn(finding -> finding.check().equals("text"))
                .extracting(ChecksTest::told)
                .containsExactly(told);
    }

    @Test
    void an_advice_may_take_the_whole_screen_of_a_phone_and_no_more() {
        String advice = "\nadvice:\n";
        folder.edit(
                "kb/vocabulary.yaml",
                advice,
                advice + "  - {code: long, text: " + "word ".repeat(170).strip() + "}\n");

        assertThat(check(TODAY))
                .filteredOn(finding -> finding.check().equals("text"))
                .extracting(Finding::found, Finding::expected)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "the text of the advice long, with 849 letters",
                        "at most 800, which is what the screen of a phone can show"));
    }
}
