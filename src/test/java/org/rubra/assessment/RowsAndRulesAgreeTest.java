package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Row;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** KIE and the index of rows, each held to the plain meaning of a row: every cell on its own, one after the other. */
class RowsAndRulesAgreeTest {
    private static final long SEED = 20261123;
    private static KnowledgeBase base;

    @BeforeAll
    static void load() {
        base = Compiler.builtIn(true);
    }

    @Test
    void kie_fires_the_rows_whose_every_cell_holds_and_no_others() {
        Assessor assessor = new Assessor(base);
        Set<String> everFired = new TreeSet<>();
        new RandomPresentations(base, SEED).stream(12_000).forEach(presentation -> {
            Set<String> fired = assessor.assess(presentation).trace().fired().stream()
                    .filter(firing -> firing.stage().equals("rows"))
                    .map(Trace.Firing::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(fired).as("%s", presentation).isEqualTo(ids(presentation, Truth.TRUE));
            everFired.addAll(fired);
        });
        assertThat(everFired)
                .as("every row was put to the test")
                .containsAll(base.rowIndex().rows().stream().map(Row::id).toList());
    }

    @Test
    void the_index_finds_the_open_rows_that_a_scan_finds() {
        new RandomPresentations(base, SEED + 1).stream(12_000).forEach(presentation -> {
            var bits = base.rowIndex().of(presentation);
            assertThat(ids(base.rowIndex().rows(bits.open())))
                    .as("%s", presentation)
                    .isEqualTo(ids(presentation, Truth.UNKNOWN));
            assertThat(ids(base.rowIndex().rows(bits.hold())))
                    .as("%s", presentation)
                    .isEqualTo(ids(presentation, Truth.TRUE));
        });
    }

    private static Set<String> ids(Presentation presentation, Truth truth) {
        return ids(base.rowIndex().rows().stream()
                .filter(row -> row.of(presentation) == truth)
                .toList());
    }

    private static Set<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
