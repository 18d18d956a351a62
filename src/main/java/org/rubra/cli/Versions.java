package org.rubra.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rubra.knowledge.Compilation;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Sources;
import org.rubra.review.ImpactSide;
import org.rubra.table.DecisionTable;
import org.rubra.table.Reading;
import org.rubra.table.WorkbookReader;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;
import picocli.CommandLine;

/**
 * Reads the versions that a command is given to compare. One that has faults is no data, and its faults are said on standard error.
 *
 * @param line the command's, for what it says and for wrong use
 */
record Versions(CommandLine line) {

    /** Whether both are whole knowledge bases; where not, both are workbooks. */
    boolean areFolders(Path before, Path after) throws IOException {
        boolean folders = isFolder(before);
        if (folders != isFolder(after)) {
            throw new CommandLine.ParameterException(
                    line, "found a folder and a file; expected two workbooks or two folders");
        }
        return folders;
    }

    boolean isFolder(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path) && !Files.isDirectory(path.resolve("kb"))) {
            throw new FileSystemException(
                    path.toString(), null, "a folder without kb/; expected a workbook or a whole knowledge base");
        }
        return Files.isDirectory(path);
    }

    Optional<DecisionTable> table(Path workbook, Vocabulary vocabulary) throws IOException {
        String name = String.valueOf(workbook.getFileName());
        Reading reading = WorkbookReader.read(name, Files.readAllBytes(workbook), vocabulary);
        if (reading instanceof Reading.Read read) {
            return Optional.of(read.table());
        }
        refuse(workbook, ((Reading.Refused) reading).problems());
        return Optional.empty();
    }

    /** A knowledge base with all its layers in force. */
    Optional<KnowledgeBase> knowledge(Path folder) {
        return compiled(folder, Compiler.folder(folder, true));
    }

    /** A knowledge base that answers. */
    Optional<ImpactSide> side(Path folder) {
        return knowledge(folder).map(Versions::side);
    }

    /**
     * The same, with a workbook in place of the one of that name.
     *
     * @throws FileSystemException where there is none
     */
    Optional<ImpactSide> side(Path folder, Path workbook) throws IOException {
        Path namesake = folder.resolve("decision-tables").resolve(workbook.getFileName());
        if (!Files.exists(namesake)) {
            throw new FileSystemException(
                    workbook.toString(), null, "no workbook of this name in " + folder.resolve("decision-tables"));
        }
        return compiled(workbook, Compiler.sources(Sources.of(folder, List.of(workbook)), true))
                .map(Versions::side);
    }

    private static ImpactSide side(KnowledgeBase base) {
        return new ImpactSide(base, Compiler.withLayers(base, false));
    }

    private Optional<KnowledgeBase> compiled(Path source, Compilation compilation) {
        if (compilation instanceof Compilation.Compiled compiled) {
            return Optional.of(compiled.base());
        }
        refuse(source, ((Compilation.Refused) compilation).problems());
        return Optional.empty();
    }

    private void refuse(Path source, List<Problem> problems) {
        line.getErr().println(source + " cannot be compared, since it has faults:");
        problems.forEach(problem -> line.getErr().println("  " + problem));
    }
}
