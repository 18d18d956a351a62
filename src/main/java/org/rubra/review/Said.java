package org.rubra.review;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.table.Row;

/** What two rows conclude, held against each other. */
final class Said {
    private Said() {}

    static boolean same(Row one, Row other) {
        return all(one).equals(all(other));
    }

    /** Whether a row concludes nothing that another does not conclude as well; evidence adds up, so it always is something. */
    static boolean addsNothing(Row row, Row other) {
        return row.conclusions()
                .allMatch(each -> each instanceof RaisedUrgency raise
                        ? other.raisesAsMuchAs(raise)
                        : !(each instanceof PatternEvidence) && all(other).contains(words(each)));
    }

    /** The pattern that one row speaks for and the other against. */
    static Optional<String> opposed(Row one, Row other) {
        return evidence(one)
                .filter(own -> evidence(other)
                        .anyMatch(its -> its.pattern().equals(own.pattern()) && its.weight() > 0 != own.weight() > 0))
                .map(PatternEvidence::pattern)
                .findFirst();
    }

    private static Stream<PatternEvidence> evidence(Row row) {
        return row.conclusions().filter(PatternEvidence.class::isInstance).map(PatternEvidence.class::cast);
    }

    private static Set<String> all(Row row) {
        return row.conclusions().map(Said::words).collect(Collectors.toSet());
    }

    private static String words(Conclusion conclusion) {
        return conclusion.getClass().getSimpleName() + " " + conclusion.said();
    }
}
