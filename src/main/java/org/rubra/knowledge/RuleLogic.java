package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.vocabulary.Problem;

/**
 * A trusted rule as logic.
 *
 * @param variables what each variable of the rule stands for: the codes it can take
 * @param concludes the simple name of the conclusion's type
 * @param arguments what follows the source in the conclusion: codes, or variables
 */
public record RuleLogic(
        String id,
        Stage stage,
        String layer,
        Premise premise,
        Map<String, List<String>> variables,
        String concludes,
        List<String> arguments) {

    /** Each way to put a code in the place of every variable; none where a variable stands for a number. */
    public Stream<Map<String, String>> assignments() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> variable : variables.entrySet()) {
            all = all.stream()
                    .flatMap(some -> variable.getValue().stream().map(code -> {
                        Map<String, String> more = new HashMap<>(some);
                        more.put(variable.getKey(), code);
                        return more;
                    }))
                    .toList();
        }
        return all.stream();
    }

    /** What the rule concludes where its variables stand for these codes. */
    public Conclusion conclusion(Map<String, String> assignment) {
        List<String> said = arguments.stream()
                .map(each -> assignment.getOrDefault(each, each))
                .toList();
        String first = said.get(0);
        return switch (concludes) {
            case "PatternEvidence" -> new PatternEvidence(id, first, said.get(1));
            case "PatternSupport" -> new PatternSupport(id, first, said.get(1));
            case "RaisedUrgency" -> new RaisedUrgency(id, first);
            case "RedFlag" -> new RedFlag(id, first);
            case "Explanation" -> new Explanation(id, first);
            case "Conflict" -> new Conflict(id, first);
            case "Advice" -> new Advice(id, first);
            case "AskFirst" -> new AskFirst(id, first);
            default -> throw new IllegalArgumentException(concludes);
        };
    }

    /** All trusted rules of these contents, which must be free of problems, in the order of their files. */
    public static List<RuleLogic> of(Contents contents) {
        List<Problem> none = new ArrayList<>();
        List<String> layers =
                contents.manifest().layers().stream().map(Manifest.Layer::id).toList();
        List<RuleLogic> logic = new ArrayList<>();
        for (RuleFile file : contents.ruleFiles()) {
            RuleReader reader = new RuleReader(file, contents.vocabulary(), layers, none);
            reader.read();
            logic.addAll(reader.logic());
        }
        if (!none.isEmpty()) {
            throw new BrokenKnowledgeException(none);
        }
        return logic;
    }
}
