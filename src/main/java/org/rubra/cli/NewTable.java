package org.rubra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Ground;
import org.rubra.table.CaseWriter;
import org.rubra.table.TableDescription;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import picocli.CommandLine;

/** Makes a workbook for a table, or for cases, that is not yet there. */
@CommandLine.Command(
        name = "new",
        description =
                "Makes a workbook for a new table from a few words for each column, or one for cases. Overwrites nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A column is \"FIELD is\", \"FIELD has\", \"FIELD at least\", \"FIELD below\", or \"conclude\" and what:",
            "  rubra tables new itching --title Itching --layer article \\",
            "    --column \"itchy is\" --column \"age at least\" --column \"sites has\" \\",
            "    --column \"conclude red flag\" --column \"conclude urgency unless strain\""
        })
final class NewTable implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "the workbook's name, such as itching for decision-tables/itching.drl.xlsx")
    @Nullable
    String name;

    @CommandLine.Option(names = "--title", paramLabel = "WORDS", description = "the table's title")
    String title = "";

    @CommandLine.Option(names = "--layer", defaultValue = "article", description = "article or safetynet")
    String layer;

    @CommandLine.Option(
            names = "--column",
            paramLabel = "WORDS",
            description = "a column in a few words; once for each")
    List<String> columns = List.of();

    @CommandLine.Option(
            names = "--hit-policy",
            paramLabel = "POLICY",
            defaultValue = "collect",
            description = "which of the rows that hold count: collect, unique, first or priority")
    String hitPolicy;

    @CommandLine.Option(names = "--must-answer", description = "one row at least must hold")
    boolean mustAnswer;

    @CommandLine.Option(names = "--cases", description = "make decision-tables/cases.xlsx, for clinical cases")
    boolean cases;

    @Override
    public Integer call() throws IOException {
        Ground ground = Ground.read(checkout.folder);
        Path tables = checkout.folder.resolve("decision-tables");
        if (!Files.isDirectory(tables)) {
            err().println(checkout.folder + " has no folder decision-tables, where its workbooks belong");
            return Main.FINDINGS;
        }
        return cases
                ? write(
                        tables.resolve("cases.xlsx"),
                        CaseWriter.write(List.of(), ground.vocabulary()),
                        "./rubra test runs them")
                : table(tables, ground);
    }

    private int table(Path tables, Ground ground) throws IOException {
        List<Problem> problems = new ArrayList<>();
        if (name == null || !name.matches("[a-z][a-z0-9-]*")) {
            problems.add(new Problem(
                    Place.file("NAME"),
                    name == null ? "none" : "\"" + name + "\"",
                    "small letters, digits and hyphens, such as itching"));
        }
        Optional<TableDraft> draft =
                new TableDescription(layer, title, hitPolicy, mustAnswer, columns).draft(ground.vocabulary(), problems);
        if (draft.isEmpty()) {
            problems.forEach(err()::println);
            return Main.FINDINGS;
        }
        return write(
                tables.resolve(name + ".drl.xlsx"),
                WorkbookWriter.write(draft.get(), ground.vocabulary(), ground.statements()),
                "./rubra check names every cell that is not right, and asks for a first row until there is one");
    }

    private int write(Path path, byte[] bytes, String next) throws IOException {
        if (!Workbooks.add(path, bytes)) {
            err().println(path + " is there already, and was left as it is");
            return Main.FINDINGS;
        }
        out().println(path + " was made.");
        out().println("Open it and fill the first empty row; its second sheet says how. Then " + next + ".");
        return CommandLine.ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
