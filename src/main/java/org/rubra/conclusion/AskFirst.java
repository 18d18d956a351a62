package org.rubra.conclusion;

/** A field to ask for before the others that could change as much. */
public record AskFirst(String source, String field) implements Conclusion {
    @Override
    public String said() {
        return field;
    }
}
