package org.rubra.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * Logic over truth variables, and a solver that finds values for which it is true or proves that there are none. A literal is a number: {@code -x}
 * is the negation of {@code x}. Gates that say the same are the same literal.
 */
final class Circuit {
    static final int TRUE = 1;
    static final int FALSE = -1;

    private final ISolver solver = SolverFactory.newDefault();
    private final Map<List<Integer>, Integer> gates = new HashMap<>();
    private int variables = 1;
    private boolean contradicted;

    /** @param conflicts after how many dead ends the solver gives up; the same on every machine */
    Circuit(int conflicts) {
        solver.setTimeoutOnConflicts(conflicts);
        require(TRUE);
    }

    /** What the solver found. */
    enum Verdict {
        POSSIBLE,
        IMPOSSIBLE,
        UNDECIDED
    }

    int variable() {
        return ++variables;
    }

    /** Makes one of these literals true in whatever is found. */
    void require(int... literals) {
        try {
            solver.addClause(new VecInt(literals.clone()));
        } catch (ContradictionException e) {
            contradicted = true;
        }
    }

    int and(int... literals) {
        TreeSet<Integer> parts = new TreeSet<>();
        for (int literal : literals) {
            if (literal == FALSE || parts.contains(-literal)) {
                return FALSE;
            }
            if (literal != TRUE) {
                parts.add(literal);
            }
        }
        if (parts.size() < 2) {
            return parts.isEmpty() ? TRUE : parts.first();
        }
        return gates.computeIfAbsent(List.copyOf(parts), this::gate);
    }

    int and(Collection<Integer> literals) {
        return and(literals.stream().mapToInt(Integer::intValue).toArray());
    }

    int or(Collection<Integer> literals) {
        return -and(literals.stream().mapToInt(literal -> -literal).toArray());
    }

    int or(int... literals) {
        return -and(java.util.Arrays.stream(literals).map(literal -> -literal).toArray());
    }

    int same(int one, int other) {
        return and(or(-one, other), or(one, -other));
    }

    private int gate(List<Integer> parts) {
        int gate = variable();
        int[] back = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            require(-gate, parts.get(i));
            back[i] = -parts.get(i);
        }
        back[parts.size()] = gate;
        require(back);
        return gate;
    }

    /** Makes exactly one of these literals true. */
    void requireOne(List<Integer> literals) {
        require(literals.stream().mapToInt(Integer::intValue).toArray());
        require(-atLeast(
                literals.stream().map(literal -> new Weighed(literal, 1)).toList(), 2));
    }

    /** A literal that counts with its weight where it is true. */
    record Weighed(int literal, int weight) {}

    /** Whether the weights of those that are true come to at least this bound; weights may be negative. */
    int atLeast(List<Weighed> parts, int bound) {
        List<Weighed> positive = new ArrayList<>();
        int needed = bound;
        for (Weighed part : parts) {
            // -w where true is the same as w where false, less w
            needed += part.weight < 0 ? -part.weight : 0;
            positive.add(part.weight < 0 ? new Weighed(-part.literal, -part.weight) : part);
        }
        positive.sort(java.util.Comparator.comparingInt((Weighed part) -> -part.weight)
                .thenComparingInt(Weighed::literal));
        int[] rest = new int[positive.size() + 1];
        for (int i = positive.size() - 1; i >= 0; i--) {
            rest[i] = rest[i + 1] + positive.get(i).weight;
        }
        return atLeast(positive, 0, needed, rest, new HashMap<>());
    }

    private int atLeast(List<Weighed> parts, int from, int needed, int[] rest, Map<List<Integer>, Integer> known) {
        if (needed <= 0 || rest[from] < needed) {
            return needed <= 0 ? TRUE : FALSE;
        }
        List<Integer> key = List.of(from, needed);
        Integer found = known.get(key);
        if (found == null) {
            Weighed part = parts.get(from);
            int with = atLeast(parts, from + 1, needed - part.weight, rest, known);
            int without = atLeast(parts, from + 1, needed, rest, known);
            found = or(and(part.literal, with), without);
            known.put(key, found);
        }
        return found;
    }

    /** Whether what is required can be true together with these literals; after {@code POSSIBLE}, {@link #isTrue} tells how. */
    Verdict solve(Collection<Integer> assumed) {
        if (contradicted || assumed.contains(FALSE)) {
            return Verdict.IMPOSSIBLE;
        }
        try {
            VecInt assumptions =
                    new VecInt(assumed.stream().mapToInt(Integer::intValue).toArray());
            return solver.isSatisfiable(assumptions) ? Verdict.POSSIBLE : Verdict.IMPOSSIBLE;
        } catch (TimeoutException e) {
            return Verdict.UNDECIDED;
        }
    }

    /** Whether a literal is true in what was found last; a variable that nothing asks about is false. */
    boolean isTrue(int literal) {
        int variable = Math.abs(literal);
        boolean set = solver.realNumberOfVariables() >= variable && solver.model(variable);
        return literal > 0 == set;
    }
}
