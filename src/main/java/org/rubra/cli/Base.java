package org.rubra.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import picocli.CommandLine;

/** The options that say which knowledge base answers. */
final class Base {
    @CommandLine.Option(
            names = "--kb",
            paramLabel = "DIR",
            description = "a folder with kb/ and decision-tables/ in place of the built-in knowledge base; "
                    + "its rules (DRL) are run as trusted code")
    @Nullable
    Path folder;

    @CommandLine.Option(
            names = "--no-safety-net",
            description = "leave out the layers that may be left out; the answer says so")
    boolean withoutOptional;

    KnowledgeBase load() {
        return load(!withoutOptional);
    }

    KnowledgeBase load(boolean optionalLayers) {
        return folder == null
                ? Compiler.builtIn(optionalLayers)
                : Compiler.folder(folder, optionalLayers).orThrow();
    }
}
