package org.rubra.conclusion;

/** Answers that cannot both be right; the more cautious reading is used. */
public record Conflict(String source, String code) implements Conclusion {
    @Override
    public String said() {
        return code;
    }
}
