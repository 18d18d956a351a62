package org.rubra.cli;

import java.nio.file.Path;
import picocli.CommandLine;

/** The option of commands that work on the sources of a knowledge base, and not on a compiled one. */
final class Checkout {
    @CommandLine.Option(
            names = "--kb",
            paramLabel = "DIR",
            defaultValue = "${sys:rubra.home:-.}",
            description = "the folder with kb/ and decision-tables/; where absent, that of this checkout")
    Path folder;
}
