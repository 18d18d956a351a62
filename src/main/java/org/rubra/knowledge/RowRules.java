package org.rubra.knowledge;

import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.declarationOf;
import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.model.Drools;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.rubra.conclusion.Conclusion;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/**
 * Makes Drools rules of table rows through Drools' own model, as data: no text of a cell reaches a compiler.
 *
 * <p>This class alone owns expression ids and index ids. Drools believes them unchecked: the same id with another predicate would merge two nodes,
 * and an index id that two columns share would lose rows, both silently. A test holds the result to a scan of the rows.
 */
final class RowRules {
    /** Above every id that rules compiled from text count from 0. */
    private static final int FIRST_INDEX = 1_000_000;

    private final Vocabulary vocabulary;
    private final Map<String, Predicate1<?>> pooled = new HashMap<>();
    private final Map<String, Read<?>> readers = new HashMap<>();

    RowRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The rows of all tables of the layers wanted. */
    Model model(List<DecisionTable> tables, Predicate<String> layers) {
        ModelImpl model = new ModelImpl();
        tables.stream().filter(table -> layers.test(table.layer())).forEach(table -> table.rows()
                .forEach(row -> model.addRule(rule(table, row))));
        return model;
    }

    private Rule rule(DecisionTable table, Row row) {
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        add(items, row, "Presentation", declarationOf(Presentation.class));
        add(items, row, "Outcome", declarationOf(Outcome.class));
        var variable = ((PatternDSL.PatternDef<?>) items.get(0)).getFirstVariable();
        items.add(on(variable).execute(new Conclude<>(row.conclusions().toList())));
        var builder = PatternDSL.rule(packageOf(table.layer()), row.id()).metadata("Id", row.id());
        if (table.isAdvice()) {
            builder = builder.attribute(Rule.Attribute.AGENDA_GROUP, Stage.ADVICE.code());
        }
        return builder.build(items.toArray(RuleItemBuilder[]::new));
    }

    static String packageOf(String layer) {
        return "rubra." + layer;
    }

    private <F extends Facts> void add(List<RuleItemBuilder<?>> items, Row row, String fact, Variable<F> variable) {
        List<Condition> conditions = row.conditions().stream()
                .filter(condition -> condition.fact().equals(fact))
                .sorted(Comparator.comparing(condition -> !isIndexed(condition)))
                .toList();
        if (conditions.isEmpty()) {
            return;
        }
        PatternDSL.PatternDef<F> pattern = pattern(variable);
        for (Condition condition : conditions) {
            constrain(pattern, condition);
        }
        items.add(pattern);
    }

    /** Whether it names one value: then Drools looks the answer up among all such conditions at once, so these come first in a pattern. */
    private static boolean isIndexed(Condition condition) {
        return condition.operator() == Operator.IS
                || (condition.operator() == Operator.ANY_OF
                        && condition.operands().size() == 1);
    }

    @SuppressWarnings("unchecked")
    private <F extends Facts> void constrain(PatternDSL.PatternDef<F> pattern, Condition condition) {
        String id = condition.fact() + "|" + condition.words();
        int slot = vocabulary.schema(condition.fact()).orElseThrow().slot(condition.field());
        Predicate1<F> holds = (Predicate1<F>) pooled.computeIfAbsent(id, key -> RowRules.<F>holds(slot, condition));
        if (isIndexed(condition)) {
            Read<F> read = (Read<F>) readers.computeIfAbsent(condition.fact() + slot, key -> new Read<F>(slot));
            pattern.expr(
                    id,
                    holds,
                    alphaIndexedBy(
                            Object.class,
                            Index.ConstraintType.EQUAL,
                            FIRST_INDEX + slot,
                            read,
                            condition.operands().iterator().next()));
        } else {
            pattern.expr(id, holds);
        }
    }

    /** Whether a cell holds, told apart from its operator once and not on every answer; an unknown answer satisfies none. */
    private static <F extends Facts> Predicate1<F> holds(int slot, Condition condition) {
        return switch (condition.operator()) {
            case IS, ANY_OF -> new OneOf<>(slot, condition.operands());
            case HAS -> new Has<>(slot, condition.operands());
            case AT_LEAST -> new AtLeast<>(slot, condition.bound());
            case BELOW -> new Below<>(slot, condition.bound());
        };
    }

    private record OneOf<F extends Facts>(int slot, Set<Object> operands) implements Predicate1<F> {
        @Override
        public boolean test(F facts) {
            Object answer = facts.at(slot);
            return answer != null && operands.contains(answer);
        }
    }

    private record Has<F extends Facts>(int slot, Set<Object> operands) implements Predicate1<F> {
        @Override
        public boolean test(F facts) {
            return facts.at(slot) instanceof Set<?> members && !Collections.disjoint(members, operands);
        }
    }

    private record AtLeast<F extends Facts>(int slot, double bound) implements Predicate1<F> {
        @Override
        public boolean test(F facts) {
            return facts.at(slot) instanceof Double number && number >= bound;
        }
    }

    private record Below<F extends Facts>(int slot, double bound) implements Predicate1<F> {
        @Override
        public boolean test(F facts) {
            return facts.at(slot) instanceof Double number && number < bound;
        }
    }

    private record Read<F extends Facts>(int slot) implements Function1<F, Object> {
        @Override
        @SuppressWarnings("NullAway") // Drools hashes an unknown answer as null, which equals no operand
        public Object apply(F facts) {
            return facts.at(slot);
        }
    }

    private record Conclude<F>(List<Conclusion> conclusions) implements Block2<Drools, F> {
        @Override
        public void execute(Drools drools, F ignored) {
            conclusions.forEach(drools::insert);
        }
    }
}
