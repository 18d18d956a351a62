package org.rubra.explanation;

import java.util.List;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Explanation;

/**
 * An explanation because of which the urgency that a row or rule raised does not count.
 *
 * @param explanation its code
 * @param because the rows and rules that found it
 */
public record SetAside(String explanation, List<String> because) {
    public SetAside {
        because = List.copyOf(because);
    }

    /** What set aside what a row or rule raised; nothing where it did not fire, or what it raised counts. */
    static List<SetAside> of(String id, Trace trace) {
        return trace.fired().stream()
                .filter(firing -> firing.id().equals(id))
                .flatMap(firing -> of(firing, trace).stream())
                .toList();
    }

    /** What set aside what this raised; mostly nothing. */
    public static List<SetAside> of(Trace.Firing firing, Trace trace) {
        return firing.setAsideBy().stream()
                .map(code -> new SetAside(code, finding(code, trace)))
                .toList();
    }

    private static List<String> finding(String code, Trace trace) {
        Trace.Concluded found = new Trace.Concluded(Explanation.class.getSimpleName(), code);
        return trace.fired().stream()
                .filter(firing -> firing.concluded().contains(found))
                .map(Trace.Firing::id)
                .toList();
    }
}
