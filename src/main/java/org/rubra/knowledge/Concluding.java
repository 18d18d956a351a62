package org.rubra.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trusted rules may match beside the facts, and what they may conclude.
 *
 * @param type the simple name of the type
 * @param members what a rule may ask about it
 * @param arguments what follows the source where a rule concludes it
 * @param stages those in which something still comes of it; none where rules cannot conclude it
 */
record Concluding(String type, Map<String, Word> members, List<Word> arguments, List<Stage> stages) {

    private static final List<Stage> BEFORE_ADVICE = List.of(Stage.EXPLANATIONS, Stage.SUPPORT, Stage.DEFAULTS);

    /** Each of them. Evidence is summed after the explanations; what is asked and how urgent it is stands before advice is given. */
    static final List<Concluding> ALL = List.of(
            new Concluding(
                    "PatternEvidence",
                    Map.of("pattern", Word.PATTERN, "strength", Word.STRENGTH, "weight", Word.WEIGHT),
                    List.of(Word.PATTERN, Word.STRENGTH),
                    List.of(Stage.EXPLANATIONS)),
            new Concluding(
                    "PatternSupport",
                    Map.of("pattern", Word.PATTERN, "support", Word.SUPPORT),
                    List.of(Word.PATTERN, Word.SUPPORT),
                    BEFORE_ADVICE),
            new Concluding("RaisedUrgency", Map.of("urgency", Word.URGENCY), List.of(Word.URGENCY), BEFORE_ADVICE),
            coded("RedFlag", Word.RED_FLAG, BEFORE_ADVICE),
            coded("Explanation", Word.EXPLANATION, List.of(Stage.EXPLANATIONS)),
            coded("Conflict", Word.CONFLICT, BEFORE_ADVICE),
            coded("Advice", Word.ADVICE, List.of(Stage.EXPLANATIONS, Stage.SUPPORT, Stage.DEFAULTS, Stage.ADVICE)),
            new Concluding("AskFirst", Map.of("field", Word.FIELD), List.of(Word.FIELD), BEFORE_ADVICE),
            new Concluding(
                    "Balance",
                    Map.of(
                            "pattern",
                            Word.PATTERN,
                            "weight",
                            Word.WEIGHT,
                            "speaksFor",
                            Word.WEIGHT,
                            "speaksAgainst",
                            Word.WEIGHT),
                    List.of(),
                    List.of()));

    private static Concluding coded(String type, Word word, List<Stage> stages) {
        return new Concluding(type, Map.of("code", word), List.of(word), stages);
    }

    static Optional<Concluding> of(String type) {
        return ALL.stream().filter(each -> each.type.equals(type)).findFirst();
    }

    /** The types that a rule of a stage may conclude. */
    static List<String> in(Stage stage) {
        return ALL.stream()
                .filter(each -> each.stages.contains(stage))
                .map(Concluding::type)
                .sorted()
                .toList();
    }

    static List<String> types() {
        return ALL.stream().map(Concluding::type).toList();
    }
}
