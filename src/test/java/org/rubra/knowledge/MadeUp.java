package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.rubra.table.DecisionTable;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** Knowledge bases of tables that a test makes up, without rules. */
public final class MadeUp {
    private MadeUp() {}

    public static Contents contents(Vocabulary vocabulary, List<DecisionTable> tables) {
        return new Contents(
                new Manifest("1", "Made up", "none", List.of(new Manifest.Layer("article", "Article", false)), null),
                vocabulary,
                new Evidence(List.of(), List.of()),
                tables,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static KnowledgeBase base(Vocabulary vocabulary, List<DecisionTable> tables) {
        return Compiler.base(contents(vocabulary, tables), "sha256:none", List.of(), true);
    }

    /** What the compiler says of a table's rows and its hit policy. */
    public static List<String> problems(DecisionTable table, Vocabulary vocabulary) {
        List<Problem> problems = new ArrayList<>();
        HitPolicyReader.check(table, vocabulary, problems);
        return problems.stream().sorted().map(Problem::toString).toList();
    }
}
