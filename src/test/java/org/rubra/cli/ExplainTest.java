package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.table.Action;
import org.rubra.table.ColumnForm;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;

/** What {@code rubra explain} says of a table in which only the topmost of the rows that hold counts. */
class ExplainTest {
    @AfterEach
    void elsewhere() {
        System.clearProperty("rubra.data");
    }

    @Test
    void a_row_that_holds_and_is_beaten_says_which_answers_first_and_that_one_names_it(@TempDir Path temporary)
            throws IOException {
        Path root = KnowledgeFolder.copyTo(temporary.resolve("folder")).root();
        TableDraft draft = new TableDraft(
                "article",
                "Extra",
                HitPolicy.FIRST,
                false,
                List.of(
                        ColumnForm.condition("Presentation", "itchy", Operator.IS),
                        ColumnForm.condition("Presentation", "sites", Operator.HAS),
                        ColumnForm.action(Action.Kind.RaisedUrgency)),
                List.of(
                        new TableDraft.RowDraft(
                                "ZZ-01", "Itch on the face", List.of("G1"), List.of("yes", "face", "prompt")),
                        new TableDraft.RowDraft("ZZ-02", "Itch", List.of("G1"), List.of("yes", "", "routine"))));
        Files.write(
                root.resolve("decision-tables/extra.drl.xlsx"),
                WorkbookWriter.write(draft, Compiler.builtIn(true).vocabulary(), Map.of()));
        String file = Files.writeString(
                        temporary.resolve("request.json"),
                        "{\"presentation\": {\"itchy\": true, \"sites\": [\"face\"]}}")
                .toString();
        System.setProperty("rubra.data", temporary.resolve("data").toString());

        Ran whyNot = Ran.of("explain", "--kb", root.toString(), "--why-not", "ZZ-02", file);
        Ran trace = Ran.of("explain", "--kb", root.toString(), file);

        assertThat(whyNot.err()).isEmpty();
        assertThat(whyNot.out())
                .startsWith(
                        "ZZ-02  Itch\nextra.drl.xlsx › Extra, row 9: it holds, but does not fire, since ZZ-01 answers first\n");
        assertThat(trace.out()).contains("ZZ-01  Itch on the face").doesNotContain("ZZ-02  Itch");
        assertThat(trace.out()).contains("       answers before ZZ-02, which holds too\n");
    }
}
