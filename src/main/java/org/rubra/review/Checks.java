package org.rubra.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rubra.knowledge.Compilation;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Sources;

/** Everything that is checked before a release, over the sources of a knowledge base. */
public final class Checks {
    private Checks() {}

    /**
     * What all checks found.
     *
     * @param findings every one, sorted by place
     * @param contents what was checked; where the sources cannot be compiled, what could be read of them
     * @param compiled whether the sources can be compiled
     */
    public record Report(List<Finding> findings, Contents contents, boolean compiled) {
        public Report {
            findings = findings.stream().sorted().distinct().toList();
        }

        public long count(Finding.Level level) {
            return findings.stream().filter(finding -> finding.level() == level).count();
        }
    }

    /**
     * Checks a folder that holds {@code kb/} and {@code decision-tables/}.
     *
     * @param replacements files outside the folder, each checked in place of the folder's file of that name
     */
    public static Report folder(Path root, List<Path> replacements) {
        return sources(Sources.of(root, replacements));
    }

    /** The same, for files of which some stand elsewhere. */
    public static Report sources(Sources sources) {
        Compilation compilation = Compiler.sources(sources, true);
        List<Finding> findings = new ArrayList<>();
        if (compilation instanceof Compilation.Refused refused) {
            refused.problems().forEach(problem -> findings.add(Finding.of(problem)));
            return new Report(findings, refused.read(), false);
        }
        Contents contents = compilation.orThrow().contents();
        Statements.gaps(contents).forEach(problem -> findings.add(Finding.of(problem)));
        return new Report(findings, contents, true);
    }
}
