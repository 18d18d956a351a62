package org.rubra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rubra.assessment.BadRequestException;
import org.rubra.audit.UnknownReleaseException;
import org.rubra.knowledge.BrokenKnowledgeException;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.NotRecordedException;
import picocli.CommandLine;

/** The command {@code rubra}: exit status 0 is fine, 1 means findings, 2 wrong use. */
@CommandLine.Command(
        name = "rubra",
        description = "A clinical rules knowledge base for red spots on the skin: information, not a diagnosis.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        subcommands = {
            Serve.class,
            Assess.class,
            Explain.class,
            Check.class,
            Test.class,
            Tables.class,
            Diff.class,
            Impact.class,
            Audit.class,
            Rehearse.class
        })
public final class Main {
    static final int FINDINGS = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // until Quarkus configures logging everything counts as wanted, traces of the engine with all facts among it
        Logger.getLogger("").setLevel(Level.WARNING);
        int status = run(arguments, System.out, System.err);
        System.out.flush();
        System.exit(status);
    }

    static int run(String[] arguments, java.io.PrintStream out, java.io.PrintStream err) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8), true));
        line.setErr(new PrintWriter(new java.io.OutputStreamWriter(err, StandardCharsets.UTF_8), true));
        line.setExecutionExceptionHandler(Main::explain);
        return arguments.length == 0 ? usage(line) : line.execute(arguments);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** What a person can mend is said in a sentence; anything else keeps its stack trace. */
    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult result) throws Exception {
        Exception fault = thrown instanceof UncheckedIOException wrapped && !(wrapped instanceof NotAsLoggedException)
                ? wrapped.getCause()
                : thrown;
        if (fault instanceof BadRequestException
                || fault instanceof BrokenKnowledgeException
                || fault instanceof NotRecordedException
                || fault instanceof UnknownReleaseException) {
            line.getErr().println(fault.getMessage());
            return FINDINGS;
        }
        if (fault instanceof FileSystemException unread) {
            String why = Objects.requireNonNullElse(
                    unread.getReason(), unread instanceof NoSuchFileException ? "no such file" : "cannot be read");
            line.getErr().println(unread.getFile() + ": " + why);
            return CommandLine.ExitCode.USAGE;
        }
        if (fault instanceof IOException || fault instanceof NotAsLoggedException) {
            line.getErr().println(fault.getMessage());
            return FINDINGS;
        }
        throw thrown;
    }
}
