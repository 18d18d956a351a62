package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rubra.table.WorkbookText;
import picocli.CommandLine;

/** Shows a workbook as plain lines, so that git and others can compare it. */
@CommandLine.Command(
        name = "text",
        description = "Shows a workbook as plain lines, a block a row, so that git can compare it.",
        mixinStandardHelpOptions = true)
final class TableAsText implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "FILE", description = "any workbook, good or faulty")
    Path file;

    @Override
    public Integer call() throws IOException {
        WorkbookText.of(Files.readAllBytes(file)).forEach(spec.commandLine().getOut()::println);
        return CommandLine.ExitCode.OK;
    }
}
