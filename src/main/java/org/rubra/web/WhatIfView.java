package org.rubra.web;

import java.util.List;
import org.rubra.explanation.Change;
import org.rubra.explanation.WhatIf;

/**
 * What would have led to another urgency.
 *
 * @param limits how far was searched, where that is not all; else empty
 */
record WhatIfView(String urgency, List<Direction> directions, String limits) {

    /** @param more how many ways there are beside those named */
    record Direction(String heading, List<Way> ways, int more) {}

    record Way(String urgency, List<Changed> changes) {}

    record Changed(String label, String from, String to, boolean answers) {}

    static WhatIfView of(WhatIf found, Words words) {
        return new WhatIfView(
                found.urgency().code(),
                List.of(
                        direction("More urgent, if", found.up(), words),
                        direction("Less urgent, if", found.down(), words)),
                found.complete()
                        ? ""
                        : "All changes of up to " + found.searched() + " facts were tried; of more facts, not all.");
    }

    private static Direction direction(String heading, WhatIf.Ways ways, Words words) {
        return new Direction(
                heading,
                ways.ways().stream()
                        .map(way -> new Way(
                                way.urgency().code(),
                                way.changes().stream()
                                        .map(change -> changed(change, words))
                                        .toList()))
                        .toList(),
                ways.more());
    }

    private static Changed changed(Change change, Words words) {
        return new Changed(
                words.wording().field("Presentation", change.field()),
                words.wording().value("Presentation", change.field(), change.from()),
                words.wording().value("Presentation", change.field(), change.to()),
                change.answers());
    }
}
