package org.rubra.vocabulary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known, field by field; a field without an answer is unknown, which is not the same as no. Immutable.
 *
 * <p>The questions below are those that trusted rules ask; each refuses a field that the vocabulary does not have, and holds only where the field
 * is known, except {@link #unknown} and {@link #ruledOut}.
 */
public abstract class Facts {
    private final Schema schema;
    private final @Nullable Object[] slots;

    /**
     * @param answers by field name: {@link Boolean}, {@link Number}, {@link String}, or a collection of strings; null is unknown
     * @throws IllegalArgumentException for a field that the schema does not have
     */
    protected Facts(Schema schema, Map<String, ?> answers) {
        this.schema = schema;
        this.slots = new @Nullable Object[schema.fields().size()];
        answers.forEach((name, answer) -> {
            int slot = schema.slot(name);
            slots[slot] = answer instanceof java.util.Collection<?> several
                    ? ordered(schema.allowed(slot), several)
                    : answer instanceof Number number ? (Object) number.doubleValue() : answer;
        });
    }

    /** The members in the vocabulary's order, so that the order in which they were given changes nothing. */
    private static Set<String> ordered(List<String> allowed, java.util.Collection<?> members) {
        Set<String> ordered = new LinkedHashSet<>();
        for (String value : allowed) {
            if (members.contains(value)) {
                ordered.add(value);
            }
        }
        return java.util.Collections.unmodifiableSet(ordered);
    }

    public Schema schema() {
        return schema;
    }

    /** The answer at a slot of the schema, or null where it is unknown. */
    public @Nullable Object at(int slot) {
        return slots[slot];
    }

    /** Whether the field at this slot cannot matter, given what is known of the field it depends on. */
    public boolean isMoot(int slot) {
        Field.Applies applies = schema.fields().get(slot).appliesWhen();
        return applies != null && applies.isRuledOutBy(slots[schema.slot(applies.field())]);
    }

    /** The known answers by field name, in the vocabulary's order. */
    public Map<String, Object> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        for (int slot = 0; slot < slots.length; slot++) {
            Object answer = slots[slot];
            if (answer != null) {
                known.put(schema.fields().get(slot).name(), answer);
            }
        }
        return known;
    }

    public boolean is(String field) {
        return Boolean.TRUE.equals(slots[schema.slot(field)]);
    }

    public boolean isNot(String field) {
        return Boolean.FALSE.equals(slots[schema.slot(field)]);
    }

    /** Known to be false, or not able to apply. */
    public boolean ruledOut(String field) {
        int slot = schema.slot(field);
        return Boolean.FALSE.equals(slots[slot]) || (slots[slot] == null && isMoot(slot));
    }

    public boolean known(String field) {
        return slots[schema.slot(field)] != null;
    }

    public boolean unknown(String field) {
        return slots[schema.slot(field)] == null;
    }

    /** A choice that is one of these. */
    public boolean oneOf(String field, String... values) {
        Object answer = slots[schema.slot(field)];
        return answer != null && Arrays.asList(values).contains(answer);
    }

    /** A set that holds at least one of these. */
    public boolean has(String field, String... values) {
        Object answer = slots[schema.slot(field)];
        return answer instanceof Set<?> set && Arrays.stream(values).anyMatch(set::contains);
    }

    /** A set that is not empty and holds nothing but these. */
    public boolean only(String field, String... values) {
        Object answer = slots[schema.slot(field)];
        return answer instanceof Set<?> set && !set.isEmpty() && List.of(values).containsAll(set);
    }

    public boolean atLeast(String field, double bound) {
        Object answer = slots[schema.slot(field)];
        return answer instanceof Double number && number >= bound;
    }

    public boolean below(String field, double bound) {
        Object answer = slots[schema.slot(field)];
        return answer instanceof Double number && number < bound;
    }

    /** An answer as text: numbers without a needless fraction, sets separated by commas. */
    public static String text(Object answer) {
        if (answer instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        if (answer instanceof Set<?> set) {
            return String.join(", ", set.stream().map(Object::toString).toList());
        }
        return answer.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && facts.schema.equals(schema) && Arrays.equals(facts.slots, slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        return known().toString();
    }
}
