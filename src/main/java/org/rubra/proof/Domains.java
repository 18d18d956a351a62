package org.rubra.proof;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.Property;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.table.Condition;
import org.rubra.table.Operator;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Schema;

/** The fields of a presentation that anything before the advice asks about, and how finely their values must be told apart. */
final class Domains {
    private final Schema schema;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, TreeSet<Double>> cuts = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Domain> domains = new LinkedHashMap<>();

    Domains(Contents contents, List<RuleLogic> rules, List<Property.Claim> claims) {
        this.schema = contents.vocabulary().presentation();
        contents.tables().stream()
                .filter(table -> !table.isAdvice())
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.conditions().stream())
                .forEach(this::add);
        rules.stream().filter(rule -> rule.stage() != Stage.ADVICE).forEach(rule -> add(rule.premise()));
        claims.forEach(this::add);
        // what makes a field moot
        for (int more = -1; more != asked.size(); ) {
            more = asked.size();
            schema.fields().stream()
                    .filter(field -> field.appliesWhen() != null && asked.contains(field.name()))
                    .forEach(field -> add(java.util.Objects.requireNonNull(field.appliesWhen())));
        }
        for (Field field : schema.fields()) {
            if (asked.contains(field.name())) {
                domains.put(
                        field.name(),
                        Domain.of(
                                field,
                                words.getOrDefault(field.name(), Set.of()),
                                cuts.getOrDefault(field.name(), new TreeSet<>())));
            }
        }
    }

    /** By field name, in the vocabulary's order. */
    Map<String, Domain> all() {
        return domains;
    }

    /** How many presentations they tell apart. */
    BigInteger regions() {
        return domains.values().stream().map(Domain::size).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private void add(Condition condition) {
        boolean number = condition.operator() == Operator.AT_LEAST || condition.operator() == Operator.BELOW;
        add(condition.field(), number ? List.of() : condition.values(), number ? condition.bound() : null);
    }

    private void add(String field, List<String> named, @org.jspecify.annotations.Nullable Double cut) {
        asked.add(field);
        words.computeIfAbsent(field, key -> new HashSet<>()).addAll(named);
        if (cut != null) {
            cuts.computeIfAbsent(field, key -> new TreeSet<>()).add(cut);
        }
    }

    private void add(Premise premise) {
        if (premise instanceof Premise.All all) {
            all.parts().forEach(this::add);
        } else if (premise instanceof Premise.Any any) {
            any.parts().forEach(this::add);
        } else if (premise instanceof Premise.Not not) {
            add(not.part());
        } else if (premise instanceof Premise.Asks asks && asks.fact().equals(schema.fact())) {
            add(asks.field(), asks.words(), asks.bound());
        }
    }

    private void add(Property.Claim claim) {
        for (Property.Part part : claim.parts()) {
            part.claims().forEach(this::add);
            if (part.fact().equals(schema.fact())) {
                boolean number = part.how() == Property.How.AT_LEAST || part.how() == Property.How.BELOW;
                add(
                        part.field(),
                        number ? List.of() : part.values(),
                        number ? Double.valueOf(part.values().get(0)) : null);
            }
        }
    }

    private void add(Field.Applies applies) {
        add(applies.field(), applies.in(), applies.below());
        add(applies.field(), List.of(), applies.atLeast());
    }
}
