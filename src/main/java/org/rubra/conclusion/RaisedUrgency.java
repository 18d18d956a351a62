package org.rubra.conclusion;

import java.util.Arrays;
import java.util.List;

/**
 * An urgency that the answer must at least have.
 *
 * @param unless the codes of the explanations of which any one sets this raise aside; mostly none
 */
public record RaisedUrgency(String source, Urgency urgency, List<String> unless) implements Conclusion {
    public RaisedUrgency {
        unless = List.copyOf(unless);
    }

    public RaisedUrgency(String source, String urgency) {
        this(source, Urgency.of(urgency), List.of());
    }

    /** @param unless codes separated by commas, as a table's column says them */
    public RaisedUrgency(String source, String urgency, String unless) {
        this(source, Urgency.of(urgency), Arrays.asList(unless.split("\\s*,\\s*")));
    }

    @Override
    public String said() {
        return urgency.code() + (unless.isEmpty() ? "" : " unless " + String.join(" or ", unless));
    }
}
