package org.rubra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rubra.knowledge.Ground;
import org.rubra.table.Refresh;
import org.rubra.table.WorkbookRefresher;
import org.rubra.vocabulary.Problem;
import picocli.CommandLine;

/** Brings the looks of workbooks up to date with vocabulary and evidence. */
@CommandLine.Command(
        name = "refresh",
        description =
                "Renews headings, comments, drop-downs, lists, colours and protection of workbooks. No row is changed.",
        mixinStandardHelpOptions = true)
final class RefreshTables implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Parameters(
            paramLabel = "FILE",
            description = "workbooks to refresh; where none is named, all of the folder's decision-tables/")
    List<Path> files = List.of();

    @CommandLine.Option(names = "--check", description = "only say which would be refreshed; exit status 1 if any")
    boolean check;

    private final List<Problem> problems = new ArrayList<>();
    private boolean findings;

    @Override
    public Integer call() throws IOException {
        Ground ground = Ground.read(checkout.folder);
        for (Path file : files.isEmpty() ? all() : files) {
            Path name = file.toAbsolutePath().getFileName();
            Refresh refresh = WorkbookRefresher.refresh(
                    String.valueOf(name), Files.readAllBytes(file), ground.vocabulary(), ground.statements());
            problems.addAll(refresh.problems());
            out().println(String.format("%-32s %s", name, outcome(file, refresh)));
        }
        if (!problems.isEmpty()) {
            out().println();
            out().println("Left as they are, for you to mend:");
            problems.forEach(out()::println);
        }
        return findings || !problems.isEmpty() ? Main.FINDINGS : CommandLine.ExitCode.OK;
    }

    private String outcome(Path file, Refresh refresh) throws IOException {
        if (refresh instanceof Refresh.UpToDate) {
            return "up to date";
        }
        if (refresh instanceof Refresh.Refreshed refreshed) {
            if (check) {
                findings = true;
                return "to be refreshed";
            }
            Workbooks.write(file, refreshed.bytes());
            return "refreshed";
        }
        findings = true;
        return "left as it is";
    }

    private List<Path> all() throws IOException {
        return Workbooks.of(checkout.folder);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
