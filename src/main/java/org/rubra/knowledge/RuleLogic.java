package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
