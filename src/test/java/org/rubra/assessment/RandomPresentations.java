package org.rubra.assessment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;

/**
 * Random answers to the fields of a knowledge base. Half of them start from a row, so that rows with many cells are fired and nearly missed as
 * often as those with few; numbers are drawn at, just below and just above the values the rows use.
 */
public final class RandomPresentations {
    private final KnowledgeBase base;
    private final Random random;
    private final List<Row> rows;

    public RandomPresentations(KnowledgeBase base, long seed) {
        this.base = base;
        this.random = new Random(seed);
        this.rows = base.rowIndex().rows();
    }

    public Stream<Presentation> stream(int tries) {
        return IntStream.range(0, tries).mapToObj(i -> next());
    }

    public Presentation next() {
        return new Presentation(base.vocabulary(), answers());
    }

    /** Answers by field name, in a random order. */
    public Map<String, Object> answers() {
        double density = random.nextDouble();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Field field : base.vocabulary().fields()) {
            if (random.nextDouble() < density) {
                answers.put(field.name(), answer(field));
            }
        }
        if (random.nextBoolean()) {
            follow(rows.get(random.nextInt(rows.size())), answers);
        }
        List<String> names = new ArrayList<>(answers.keySet());
        Collections.shuffle(names, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, answers.get(name)));
        return shuffled;
    }

    /** Answers so that the row's cells hold, now and then all but one. */
    private void follow(Row row, Map<String, Object> answers) {
        for (Condition condition : row.conditions()) {
            if (random.nextInt(12) > 0) {
                Field field = base.vocabulary()
                        .presentation()
                        .field(condition.field())
                        .orElseThrow();
                for (int tries = 0; tries < 20; tries++) {
                    Object answer = answer(field);
                    if (condition.holds(answer)) {
                        answers.put(field.name(), answer);
                        break;
                    }
                }
            }
        }
    }

    /** Any answer to a field. */
    public Object answer(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> random.nextBoolean();
            case CHOICE -> field.allowed().get(random.nextInt(field.allowed().size()));
            case SET -> members(field);
            case INTEGER, NUMBER -> number(field);
        };
    }

    private Object members(Field field) {
        LinkedHashSet<String> members = new LinkedHashSet<>();
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < wanted; i++) {
            members.add(field.allowed().get(random.nextInt(field.allowed().size())));
        }
        return members;
    }

    private double number(Field field) {
        double[] candidates = rows.stream()
                .flatMap(row -> row.conditions().stream())
                .filter(condition -> condition.field().equals(field.name()))
                .flatMapToDouble(
                        condition -> DoubleStream.of(condition.bound() - 1, condition.bound(), condition.bound() + 1))
                .filter(field::admits)
                .toArray();
        return candidates.length == 0 || random.nextInt(4) == 0
                ? Math.rint(1 + random.nextDouble() * (Objects.requireNonNull(field.max()) - 1))
                : candidates[random.nextInt(candidates.length)];
    }
}
