package org.rubra.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rubra.vocabulary.Vocabulary;

class UrgencyTest {
    @Test
    void the_outcome_that_tables_ask_about_has_the_urgencies_that_rows_conclude() {
        Vocabulary empty = new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(empty.outcome().field("urgency").orElseThrow().allowed()).isEqualTo(Urgency.codes());
    }

    @Test
    void the_highest_of_none_is_none_and_not_self_care() {
        assertThat(Urgency.highest(Stream.of())).isEmpty();
        assertThat(Urgency.highest(Stream.of(Urgency.PROMPT, Urgency.SELF_CARE)))
                .contains(Urgency.PROMPT);
    }
}
