package org.rubra.proof;

/** How much work a question about a table may cost, counted in looks at a row's box, so that the answer is the same on every machine. */
final class Budget {
    private long left;

    Budget(long steps) {
        this.left = steps;
    }

    /** Thrown where the budget is spent: the question stays undecided. */
    @SuppressWarnings("serial")
    static final class Spent extends Exception {
        private Spent() {
            super("the budget of steps is spent");
        }
    }

    void spend(int steps) throws Spent {
        left -= steps;
        if (left < 0) {
            throw new Spent();
        }
    }

    /** A part of what is left, for one of several questions. */
    Budget part(long most) {
        long part = Math.min(left, most);
        left -= part;
        return new Budget(part);
    }

    /** Takes back what a part did not need. */
    void take(Budget rest) {
        left += Math.max(0, rest.left);
    }
}
