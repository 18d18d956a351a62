package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;

/** What editors do with workbooks on the command line. */
class TablesTest {
    private static final String FLAGS = "red-flags.drl.xlsx";

    private KnowledgeFolder folder;
    private Path tables;

    @BeforeEach
    void copy(@TempDir Path root) {
        folder = KnowledgeFolder.copyTo(root);
        tables = root.resolve("decision-tables");
    }

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("tables"));
        arguments.addAll(List.of(words));
        if (!words[0].equals("text")) {
            arguments.addAll(List.of("--kb", folder.root().toString()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(arguments.toArray(String[]::new), new PrintStream(out, true), new PrintStream(err, true));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(tables.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(tables)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void refresh_says_what_it_did_to_each_file_and_touches_none_that_looks_right() throws IOException {
        byte[] before = bytes(FLAGS);
        List<String> names = names();
        Ran ran = run("refresh");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .hasSameSizeAs(names)
                .allMatch(line -> line.matches("[a-z-]+(\\.drl)?\\.xlsx +up to date"));
        assertThat(bytes(FLAGS)).isEqualTo(before);
        assertThat(names()).isEqualTo(names);
    }

    @Test
    void refresh_follows_the_vocabulary_and_reports_what_no_longer_fits_it() throws IOException {
        folder.edit("kb/vocabulary.yaml", "label: Fever\n", "label: Raised temperature\n")
                .cell(FLAGS, "O9", "perhaps");
        byte[] before = bytes(FLAGS);

        Ran checked = run("refresh", "--check");
        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.out()).contains("red-flags.drl.xlsx               to be refreshed\n");
        assertThat(bytes(FLAGS)).isEqualTo(before);

        Ran ran = run("refresh");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsSubsequence(
                        "conflicts.drl.xlsx               up to date",
                        "red-flags.drl.xlsx               refreshed",
                        "Left as they are, for you to mend:",
                        "red-flags.drl.xlsx › Red flags!O9   found \"perhaps\"; expected yes, no or blank");
        assertThat(run("text", tables.resolve(FLAGS).toString()).out())
                .contains("Raised temperature: CONDITION  fever == \"$param\"", "Raised temperature: perhaps");
        assertThat(run("refresh", "--check").out()).doesNotContain("to be refreshed");
    }

    @Test
    void refresh_of_a_file_that_is_no_workbook_leaves_it() throws IOException {
        Path file = Files.writeString(folder.root().resolve("notes.xlsx"), "milk");
        Ran ran = run("refresh", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "notes.xlsx                       left as it is",
                        "",
                        "Left as they are, for you to mend:",
                        "notes.xlsx   found a file that is no workbook; expected a workbook saved as .xlsx");
        assertThat(Files.readString(file)).isEqualTo("milk");
        assertThat(run("refresh", "no-such.xlsx").status()).isEqualTo(2);
    }

    @Test
    void new_makes_a_workbook_that_wants_only_rows_and_never_overwrites_one() throws IOException {
        String[] words = {
            "new",
            "itching",
            "--title",
            "Itching",
            "--column",
            "itchy is",
            "--column",
            "conclude red flag",
            "--column",
            "conclude urgency unless strain or long-standing",
            "--column",
            "age at least",
            "--column",
            "onset is",
            "--hit-policy",
            "first",
            "--must-answer"
        };
        Ran ran = run(words);
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("itching.drl.xlsx was made.\n", "fill the first empty row", "./rubra check");
        byte[] made = bytes("itching.drl.xlsx");
        assertThat(folder.problems())
                .containsExactly("itching.drl.xlsx › Itching   found no row below the headings; expected one at least");
        assertThat(run("text", tables.resolve("itching.drl.xlsx").toString())
                        .out()
                        .lines())
                .containsSubsequence(
                        "RuleTable Itching  first: of the rows that hold, the topmost counts  must always answer",
                        "Itchy: CONDITION  Presentation  itchy == \"$param\"",
                        "Age at least (years): CONDITION  age >= $param",
                        "Onset: CONDITION  forall(||){onset == \"$\"}",
                        "Red flag: ACTION  insert(new RedFlag(drools.getRule().getName(), \"$param\"));",
                        "Urgency at least, unless strain or long-standing: ACTION  insert(new RaisedUrgency("
                                + "drools.getRule().getName(), \"$param\", \"strain, long-standing\"));");
        assertThat(run("refresh", "--check").out()).contains("itching.drl.xlsx                 up to date");

        Ran again = run(words);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).endsWith("itching.drl.xlsx is there already, and was left as it is\n");
        assertThat(bytes("itching.drl.xlsx")).isEqualTo(made);
        assertThat(names()).contains("itching.drl.xlsx").noneMatch(name -> name.startsWith("."));
    }

    @Test
    void a_row_in_a_new_workbook_is_read() {
        run("new", "itching", "--title", "Itching", "--column", "itchy is", "--column", "conclude urgency");
        String file = "itching.drl.xlsx";
        folder.workbook(file, workbook -> {
            var row = workbook.getSheetAt(0).createRow(7);
            List.of("IT-01", "Itch is seen", "yes", "routine", "R2")
                    .forEach(text ->
                            row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(text));
        });
        assertThat(folder.compile().row("IT-01")).isPresent();
    }

    @Test
    void new_tells_all_that_is_wrong_with_a_description_at_once() throws IOException {
        List<String> before = names();
        Ran ran = run(
                "new",
                "itching",
                "--title",
                "Itching?",
                "--layer",
                "artikle",
                "--column",
                "fevr is",
                "--column",
                "age has",
                "--column",
                "conclude urgncy",
                "--column",
                "conclude urgency unless strian",
                "--column",
                "conclude evidence for petechia");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().lines())
                .containsExactly(
                        "title   found \"Itching?\"; expected a title of at most 60 letters, digits, blanks, commas, apostrophes and hyphens",
                        "layer   found \"artikle\"; expected one of article, safetynet   (did you mean: article?)",
                        "column \"fevr is\"   found \"fevr\"; expected a field of Presentation   (did you mean: fever?)",
                        "column \"age has\"   found \"has\"; expected \"at least\" or \"below\", since age is an integer from 0 to 130 (years)",
                        "column \"conclude urgncy\"   found \"urgncy\"; expected \"conclude\" and red flag, urgency, urgency unless EXPLANATION, evidence for PATTERN, explanation, advice or conflict   (did you mean: urgency?)",
                        "column \"conclude urgency unless strian\"   found \"strian\"; expected an explanation, one of strain, known-trigger, long-standing, no-fresh-bleeding, not-new   (did you mean: strain?)",
                        "column \"conclude evidence for petechia\"   found \"petechia\"; expected a pattern, one of cherry-angioma, petechiae, telangiectasia, irritant-or-allergic-reaction, insect-bite, heat-rash   (did you mean: petechiae?)");
        assertThat(run("new", "itching", "--title", "Itching", "--column", "fever is", "--column", "fever is")
                        .err()
                        .lines())
                .containsExactly(
                        "columns   found no conclusion; expected one at least, such as \"conclude urgency\"",
                        "columns   found the column fever == \"$param\" twice; expected each column once");
        assertThat(run(
                                "new",
                                "itching",
                                "--title",
                                "T",
                                "--column",
                                "outcome urgency is",
                                "--column",
                                "conclude urgency")
                        .err()
                        .lines())
                .containsExactly(
                        "columns   found another conclusion than advice in a table that asks about the outcome;"
                                + " expected advice only");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void new_tells_what_is_missing_as_it_tells_what_is_wrong() throws IOException {
        List<String> before = names();
        Ran ran = run("new", "Itching", "--hit-policy", "firts");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().lines())
                .containsExactly(
                        "NAME   found \"Itching\"; expected small letters, digits and hyphens, such as itching",
                        "title   found none; expected a title of at most 60 letters, digits, blanks, commas, apostrophes and hyphens",
                        "hit policy   found \"firts\"; expected one of collect, unique, first, priority   (did you mean: first?)",
                        "columns   found no condition; expected one at least, such as \"fever is\"",
                        "columns   found no conclusion; expected one at least, such as \"conclude urgency\"");
        assertThat(run("new", "--title", "Itching", "--column", "fevr is", "--column", "itchy is")
                        .err()
                        .lines())
                .containsExactly(
                        "NAME   found none; expected small letters, digits and hyphens, such as itching",
                        "column \"fevr is\"   found \"fevr\"; expected a field of Presentation   (did you mean: fever?)",
                        "columns   found no conclusion; expected one at least, such as \"conclude urgency\"");
        assertThat(run("new", "itching", "--titel", "Itching").status()).isEqualTo(2);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void new_says_where_workbooks_belong_when_their_folder_is_not_there() throws IOException {
        Files.move(tables, folder.root().resolve("elsewhere"));
        for (String name : List.of("itching", "--cases")) {
            Ran ran = run("new", name);
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err())
                    .isEqualTo(folder.root() + " has no folder decision-tables, where its workbooks belong\n");
        }
        assertThat(tables).doesNotExist();
    }

    @Test
    void new_makes_a_workbook_of_cases() {
        assertThat(run("new", "--cases").err()).endsWith("cases.xlsx is there already, and was left as it is\n");
        folder.delete("decision-tables/cases.xlsx");
        assertThat(run("new", "--cases").status()).isZero();
        assertThat(folder.problems()).isEmpty();
    }
}
