package org.rubra.conclusion;

/** What all evidence for and against a pattern comes to. */
public record PatternSupport(String source, String pattern, Support support) implements Conclusion {
    public PatternSupport(String source, String pattern, String support) {
        this(source, pattern, Support.of(support));
    }

    @Override
    public String said() {
        return pattern + " " + support.code();
    }
}
