package org.rubra.conclusion;

/** Something to tell the person. */
public record Advice(String source, String code) implements Conclusion {
    @Override
    public String said() {
        return code;
    }
}
