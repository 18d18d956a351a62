package org.rubra.conclusion;

/** What sets aside the raises that name it, see the design of the knowledge base. */
public record Explanation(String source, String code) implements Conclusion {
    @Override
    public String said() {
        return code;
    }
}
