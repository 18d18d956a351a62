package org.rubra.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one fact type, each with its slot: the position at which {@link Facts} keep its answer. */
public final class Schema {
    private final String fact;
    private final List<Field> fields;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<List<String>> allowed;

    public Schema(String fact, List<Field> fields) {
        this.fact = fact;
        this.fields = List.copyOf(fields);
        this.allowed = fields.stream().map(Field::allowed).toList();
        for (int slot = 0; slot < fields.size(); slot++) {
            slots.putIfAbsent(fields.get(slot).name(), slot);
        }
    }

    /** The fact type's name in tables and rules. */
    public String fact() {
        return fact;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The allowed values of the choice or set at this slot, in the order they are shown. */
    List<String> allowed(int slot) {
        return allowed.get(slot);
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(slots.get(name)).map(fields::get);
    }

    /**
     * The position of a field.
     *
     * @throws IllegalArgumentException when no field has that name
     */
    public int slot(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no field " + name + " in " + fact);
        }
        return slot;
    }

    /** Two schemas with the same fields keep the same answers at the same slots. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Schema schema && schema.fact.equals(fact) && schema.fields.equals(fields));
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
