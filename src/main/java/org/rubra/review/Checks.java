package org.rubra.review;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.rubra.knowledge.Compilation;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Sources;
import org.rubra.proof.TableProof;

/** Everything that is checked before a release, over the sources of a knowledge base. */
public final class Checks {
    private Checks() {}

    /**
     * What all checks found.
     *
     * @param findings every one, sorted by place
     * @param contents what was checked; where the sources cannot be compiled, what could be read of them
     * @param compiled whether the sources can be compiled
     * @param properties how many properties were tried; none where the sources cannot be compiled
     * @param proven those that hold, with and without the optional layers
     */
    public record Report(
            List<Finding> findings, Contents contents, boolean compiled, int properties, List<Proven> proven) {
        public Report {
            findings = findings.stream().sorted().distinct().toList();
            proven = List.copyOf(proven);
        }

        public long count(Finding.Level level) {
            return findings.stream().filter(finding -> finding.level() == level).count();
        }
    }

    /**
     * A property that holds for every presentation.
     *
     * @param safetyNet whether the optional layers were in force
     * @param regions how many presentations were told apart, values that nothing compares with counted once
     */
    public record Proven(String property, boolean safetyNet, BigInteger regions) {}

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
        return sources(sources, LocalDate.now(ZoneId.systemDefault()));
    }

    /**
     * The same on another day.
     *
     * @param today the day from which the age of the evidence is counted
     */
    public static Report sources(Sources sources, LocalDate today) {
        return report(sources, today, true);
    }

    /** Everything but the proofs of properties, which take a second or two. */
    public static Report withoutProofs(Sources sources) {
        return report(sources, LocalDate.now(ZoneId.systemDefault()), false);
    }

    private static Report report(Sources sources, LocalDate today, boolean proofs) {
        Compilation compilation = Compiler.sources(sources, true);
        if (compilation instanceof Compilation.Refused refused) {
            List<Finding> findings = readable(refused.read(), today);
            refused.problems().stream()
                    .map(Finding::of)
                    .filter(problem -> findings.stream().noneMatch(finding -> isSaid(problem, finding)))
                    .toList()
                    .forEach(findings::add);
            return new Report(findings, refused.read(), false, 0, List.of());
        }
        KnowledgeBase base = compilation.orThrow();
        Contents contents = base.contents();
        List<Finding> findings = readable(contents, today);
        findings.addAll(EvidenceFindings.uncited(contents));
        findings.addAll(TextFindings.of(contents));
        List<Properties.Outcome> outcomes =
                proofs ? new Properties(base, Compiler.withLayers(base, false)).outcomes() : List.of();
        outcomes.forEach(outcome -> findings.addAll(outcome.findings()));
        return new Report(
                findings, contents, true, proofs ? contents.properties().size() : 0, proven(outcomes));
    }

    private static List<Proven> proven(List<Properties.Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.findings().isEmpty())
                .map(outcome -> new Proven(outcome.property().name(), outcome.safetyNet(), outcome.regions()))
                .toList();
    }

    /** What can be said of each part by itself, whether or not others can be read. */
    private static List<Finding> readable(Contents contents, LocalDate today) {
        List<Finding> findings = new ArrayList<>(EvidenceFindings.aged(contents, today));
        contents.tables()
                .forEach(table -> findings.addAll(TableFindings.of(table, contents.vocabulary(), TableProof.STEPS)));
        return findings;
    }

    /** Whether a finding says what the compiler says too, and more. */
    private static boolean isSaid(Finding problem, Finding finding) {
        return finding.where().equals(problem.where())
                && finding.found().equals(problem.found())
                && finding.expected().equals(problem.expected());
    }
}
