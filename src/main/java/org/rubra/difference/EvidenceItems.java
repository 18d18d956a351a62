package org.rubra.difference;

import java.util.List;
import java.util.stream.Stream;
import org.rubra.knowledge.Evidence;
import org.rubra.vocabulary.Place;

/** Sources and statements, to be compared. */
final class EvidenceItems {
    private static final Place PLACE = Place.file("kb/evidence.yaml");

    private EvidenceItems() {}

    static List<Change> changes(Evidence before, Evidence after) {
        return Stream.concat(
                        Comparison.ordered(sources(before), sources(after)).stream(),
                        Comparison.ordered(statements(before), statements(after)).stream())
                .toList();
    }

    private static List<Item> sources(Evidence evidence) {
        return evidence.sources().stream()
                .map(source -> Item.of("source", source.id(), source.title(), PLACE)
                        .titled("title")
                        .with("publisher", source.publisher())
                        .with("year", source.year())
                        .with("kind", source.kind())
                        .with("seen", source.seen())
                        .with("statements", String.join(", ", source.statements())))
                .toList();
    }

    private static List<Item> statements(Evidence evidence) {
        return evidence.statements().stream()
                .map(statement -> Item.of("statement", statement.id(), statement.text(), PLACE)
                        .titled("text"))
                .toList();
    }
}
