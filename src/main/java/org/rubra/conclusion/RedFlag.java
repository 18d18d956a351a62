package org.rubra.conclusion;

/** A finding that a clinician should see whatever the pattern. */
public record RedFlag(String source, String code) implements Conclusion {
    @Override
    public String said() {
        return code;
    }
}
