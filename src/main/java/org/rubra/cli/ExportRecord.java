package org.rubra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rubra.audit.BadFiltersException;
import org.rubra.audit.Filters;
import org.rubra.bundle.Bundle;
import org.rubra.trail.OwnFiles;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import picocli.CommandLine;

/** Writes a bundle for auditors to take away. */
@CommandLine.Command(
        name = "export",
        description =
                "Writes recorded answers with their proofs, their releases and the checkpoint to one file, which rubra audit verify "
                        + "--bundle checks without the store: all of them, or those that the filters select. It holds what was said of people.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        modelTransformer = FilterOptions.class)
final class ExportRecord implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Option(
            names = "--bundle",
            required = true,
            paramLabel = "FILE",
            description = "the file to write, which is not there yet")
    Path bundle;

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> given = FilterOptions.given(spec);
        if (given.containsKey(Filters.LIMIT)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "found --limit; a bundle has all that the other filters select");
        }
        try (Trail trail = Door.existing()) {
            Optional<Query> query = given.isEmpty() ? Optional.empty() : Optional.of(query(given, trail));
            write(trail, query);
        }
        spec.commandLine().getOut().println("written to " + bundle);
        return CommandLine.ExitCode.OK;
    }

    private Query query(Map<String, List<String>> given, Trail trail) throws IOException {
        try {
            return new Filters(base.load(), trail).read(given);
        } catch (BadFiltersException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), FilterOptions.words(e), e);
        }
    }

    private void write(Trail trail, Optional<Query> query) throws IOException {
        try {
            OwnFiles.create(bundle);
        } catch (FileAlreadyExistsException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--bundle: found " + bundle + "; expected a file that is not there yet", e);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bundle))) {
            Bundle.write(trail, query, out);
        } catch (IOException | RuntimeException e) {
            Files.delete(bundle);
            throw e;
        }
    }
}
