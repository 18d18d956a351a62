package org.rubra.conclusion;

/** A fact that speaks for or against a pattern. */
public record PatternEvidence(String source, String pattern, Strength strength) implements Conclusion {
    public PatternEvidence(String source, String pattern, String strength) {
        this(source, pattern, Strength.of(strength));
    }

    /** Above zero where it speaks for the pattern, below where against. */
    public int weight() {
        return strength.weight();
    }

    @Override
    public String said() {
        return strength.code() + " " + pattern;
    }
}
