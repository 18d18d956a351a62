package org.rubra.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Manifest;
import org.rubra.knowledge.Property;
import org.rubra.knowledge.RuleLogic;

/** What came of proving a property over all presentations. */
public sealed interface Proof {

    /**
     * It holds for every presentation.
     *
     * @param regions how many presentations were told apart, values that nothing compares with counted once
     */
    record Proven(BigInteger regions) implements Proof {}

    /**
     * It is broken.
     *
     * @param before the presentation that breaks it, by field name; of all that do, one with the fewest known facts as far as the solver could tell
     * @param after the second presentation, where the property speaks of two; else the same
     */
    record Broken(Map<String, Object> before, Map<String, Object> after) implements Proof {}

    /** Neither is known; {@code why} says what stood in the way. */
    record Undecided(String why) implements Proof {}

    /** After so many dead ends the solver gives up. */
    int CONFLICTS = 2_000_000;

    /**
     * Proves a property, or finds the smallest presentation that breaks it.
     *
     * @param rules the trusted rules of these contents, as logic
     * @param optionalLayers whether the optional layers are in force
     */
    static Proof of(Property property, Contents contents, List<RuleLogic> rules, boolean optionalLayers) {
        try {
            return new Attempt(property, contents, rules, optionalLayers).proof();
        } catch (NotModelledException e) {
            return new Undecided(String.valueOf(e.getMessage()));
        }
    }

    /** One try at one property. */
    final class Attempt {
        private final Circuit circuit = new Circuit(CONFLICTS);
        private final Contents contents;
        private final List<RuleLogic> rules;
        private final Domains domains;
        private final Answers before;
        private final Answers after;

        private Attempt(Property property, Contents contents, List<RuleLogic> rules, boolean optionalLayers) {
            this.contents = contents;
            this.rules = rules;
            this.domains = new Domains(contents, rules, List.of(property.when(), property.then()));
            this.before = new Answers(circuit, domains);
            Outcomes first = outcomes(before, optionalLayers);
            Property.Change change = property.change();
            boolean same = change == null || change.kind() == Property.Kind.LEAVES_OUT_THE_SAFETY_NET;
            this.after = same ? before : new Answers(circuit, domains);
            Outcomes second = change == null ? first : outcomes(after, optionalLayers && !same);
            if (change != null && !same) {
                new Changes(circuit, contents, layers(optionalLayers), before, after, first).require(change);
            }
            circuit.require(new Claims(circuit, before, first, Optional.empty()).holds(property.when()));
            circuit.require(-new Claims(circuit, after, second, Optional.of(first)).holds(property.then()));
        }

        private Outcomes outcomes(Answers answers, boolean optionalLayers) {
            return new Outcomes(
                    circuit,
                    contents.vocabulary(),
                    new Reasoning(circuit, contents, rules, layers(optionalLayers), answers));
        }

        private List<String> layers(boolean optional) {
            return contents.manifest().layers().stream()
                    .filter(layer -> optional || !layer.optional())
                    .map(Manifest.Layer::id)
                    .toList();
        }

        private Proof proof() {
            return switch (circuit.solve(List.of())) {
                case IMPOSSIBLE -> new Proven(domains.regions());
                case UNDECIDED -> new Undecided("the solver gave up after " + CONFLICTS + " dead ends");
                case POSSIBLE -> smallest();
            };
        }

        /** Asks for ever fewer known facts, until there is no such presentation. */
        private Broken smallest() {
            List<Circuit.Weighed> known = new ArrayList<>();
            Stream.of(before, after).distinct().forEach(answers -> domains.all()
                    .keySet()
                    .forEach(field -> known.add(new Circuit.Weighed(answers.known(field), 1))));
            Broken smallest;
            int fewer;
            do {
                smallest = new Broken(before.found(), after.found());
                long count = known.stream()
                        .filter(each -> circuit.isTrue(each.literal()))
                        .count();
                fewer = -circuit.atLeast(known, (int) count);
            } while (circuit.solve(List.of(fewer)) == Circuit.Verdict.POSSIBLE);
            return smallest;
        }
    }
}
