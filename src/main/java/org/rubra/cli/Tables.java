package org.rubra.cli;

import picocli.CommandLine;

/** What editors do with workbooks beside editing them. */
@CommandLine.Command(
        name = "tables",
        description = "Refreshes workbooks, makes new ones, and shows them as text.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(refresh | new | text)",
        subcommands = {RefreshTables.class, NewTable.class, TableAsText.class})
final class Tables implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do with them: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
