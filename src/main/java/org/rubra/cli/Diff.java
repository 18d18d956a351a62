package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rubra.difference.Difference;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Ground;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.DecisionTable;
import org.rubra.vocabulary.Vocabulary;
import picocli.CommandLine;

/** Shows what differs between two workbooks or two knowledge bases. */
@CommandLine.Command(
        name = "diff",
        description = "Shows what differs between two workbooks or two knowledge bases, row by row and cell by cell; "
                + "exit status 0 when nothing does, 1 when something does.",
        mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {
    @CommandLine.Mixin
    Output output;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "a workbook, or a folder with kb/ and decision-tables/")
    Path before;

    @CommandLine.Parameters(index = "1", paramLabel = "NEW", description = "another of the same kind")
    Path after;

    @Override
    public Integer call() throws IOException {
        Versions versions = new Versions(spec.commandLine());
        Optional<Difference> difference =
                versions.areFolders(before, after) ? ofFolders(versions) : ofWorkbooks(versions);
        difference.ifPresent(this::print);
        return difference.map(Difference::isEmpty).orElse(false) ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private Optional<Difference> ofFolders(Versions versions) {
        Optional<Contents> old = versions.knowledge(before).map(KnowledgeBase::contents);
        Optional<Contents> now = versions.knowledge(after).map(KnowledgeBase::contents);
        return old.flatMap(one -> now.map(other -> Difference.of(one, other)));
    }

    private Optional<Difference> ofWorkbooks(Versions versions) throws IOException {
        Vocabulary vocabulary = Ground.read(checkout.folder).vocabulary();
        Optional<DecisionTable> old = versions.table(before, vocabulary);
        Optional<DecisionTable> now = versions.table(after, vocabulary);
        return old.flatMap(one -> now.map(other -> Difference.of(one, other)));
    }

    private void print(Difference difference) {
        switch (output.format) {
            case text -> new DiffText(output).print(difference);
            case json -> output.json(difference);
            case html ->
                output.html(
                        "diff",
                        Map.of(
                                "before", before.toString(),
                                "after", after.toString(),
                                "summary", DiffText.summary(difference),
                                "sections", difference.sections()));
        }
    }
}
