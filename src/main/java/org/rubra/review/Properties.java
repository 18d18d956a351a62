package org.rubra.review;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Trace;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Property;
import org.rubra.knowledge.RuleLogic;
import org.rubra.proof.Proof;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;

/** Proves the properties of a knowledge base, and has the engine itself answer every presentation that is said to break one. */
final class Properties {
    private final Contents contents;
    private final List<RuleLogic> rules;
    private final Assessor all;
    private final Assessor withoutOptional;

    /**
     * @param all the base with all layers in force
     * @param withoutOptional the same base without the layers that may be left out
     */
    Properties(KnowledgeBase all, KnowledgeBase withoutOptional) {
        this.contents = all.contents();
        this.rules = RuleLogic.of(contents);
        this.all = new Assessor(all);
        this.withoutOptional = new Assessor(withoutOptional);
    }

    /**
     * What became of a property.
     *
     * @param safetyNet whether the optional layers were in force
     * @param regions how many presentations were told apart; zero where it is not proven
     */
    record Outcome(Property property, boolean safetyNet, BigInteger regions, List<Finding> findings) {}

    /** All properties, each with and without the optional layers where it speaks of both; side by side. */
    List<Outcome> outcomes() {
        return contents.properties().parallelStream()
                .flatMap(property -> Stream.of(true, false)
                        .filter(safetyNet -> property.safetyNet() == null || safetyNet.equals(property.safetyNet()))
                        .map(safetyNet -> outcome(property, safetyNet)))
                .toList();
    }

    private Outcome outcome(Property property, boolean safetyNet) {
        Proof proof = Proof.of(property, contents, rules, safetyNet);
        if (proof instanceof Proof.Proven proven) {
            return new Outcome(property, safetyNet, proven.regions(), List.of());
        }
        Finding finding = proof instanceof Proof.Broken broken
                ? broken(property, safetyNet, broken)
                : undecided(property, ((Proof.Undecided) proof).why());
        return new Outcome(property, safetyNet, BigInteger.ZERO, List.of(finding));
    }

    /** What is not decided must not pass for proven. */
    private static Finding undecided(Property property, String why) {
        return new Finding(
                Finding.Level.ERROR,
                Finding.PROPERTY,
                property.place(),
                "\"" + property.name() + "\" neither proven nor broken: " + why,
                "a proof");
    }

    private Finding broken(Property property, boolean safetyNet, Proof.Broken broken) {
        Assessor first = safetyNet ? all : withoutOptional;
        boolean leavesOut =
                property.change() != null && property.change().kind() == Property.Kind.LEAVES_OUT_THE_SAFETY_NET;
        Assessor second = leavesOut ? withoutOptional : first;
        Assessment before = answer(first, broken.before());
        Assessment after = answer(second, broken.after());
        Breach breach = new Breach(property, before, after);
        if (breach.holds()) {
            return undecided(property, "the engine does not confirm " + shown(broken.after()));
        }
        return new Finding(
                Finding.Level.ERROR,
                Finding.PROPERTY,
                property.place(),
                breach.found() + (safetyNet ? "" : ", without the safety net"),
                breach.expected(),
                null,
                places(before, after),
                broken.after(),
                new SuggestedCase(property, breach, safetyNet && !leavesOut).yaml());
    }

    private static Assessment answer(Assessor assessor, Map<String, Object> answers) {
        return assessor.assess(new Presentation(assessor.base().vocabulary(), answers));
    }

    /** Where the rows and rules stand that raised to the urgencies that were answered. */
    private static List<Place> places(Assessment before, Assessment after) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Assessment each : List.of(before, after)) {
            List<String> raising = raising(each);
            for (Trace.Firing firing : each.trace().fired()) {
                if (raising.contains(firing.id())) {
                    places.put(firing.id(), place(firing));
                }
            }
        }
        return List.copyOf(places.values());
    }

    static List<String> raising(Assessment assessment) {
        List<String> raising = new ArrayList<>();
        assessment.layers().stream()
                .filter(layer -> layer.urgency() == assessment.urgency())
                .forEach(layer -> raising.addAll(layer.because()));
        return raising;
    }

    private static Place place(Trace.Firing firing) {
        Trace.Source source = firing.source();
        Integer row = source.row();
        Integer line = source.line();
        return source.sheet() != null && row != null
                ? Place.cell(source.file(), source.sheet(), row, "A" + row)
                : Place.line(source.file(), line == null ? 0 : line);
    }

    /** Known facts in a line, as a case writes them. */
    static String shown(Map<String, Object> answers) {
        return "{"
                + String.join(
                        ", ",
                        answers.entrySet().stream()
                                .map(each -> each.getKey() + ": " + shown(each.getValue()))
                                .toList())
                + "}";
    }

    private static String shown(Object answer) {
        return answer instanceof java.util.Set<?> ? "[" + Facts.text(answer) + "]" : Facts.text(answer);
    }
}
