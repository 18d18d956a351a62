package org.rubra.conclusion;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Everything a row or rule may conclude. Nothing else leaves the session. Immutable. */
public sealed interface Conclusion
        permits PatternEvidence, PatternSupport, RedFlag, RaisedUrgency, Explanation, Advice, Conflict, AskFirst {

    /** The row or rule that concluded it, e.g. {@code PT-03}. */
    @JsonIgnore
    String source();

    /** The code it concluded, as a table's cell would say it, e.g. {@code prompt}. */
    @JsonIgnore
    String said();
}
