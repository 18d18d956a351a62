package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in the log, as the log writes them. */
class PositionsTest {
    @Test
    void positions_in_a_row_are_written_by_the_first_and_the_last_and_read_back() {
        Positions positions = Positions.of(new TreeSet<>(List.of(5L, 17L, 18L, 19L, 40L, 0L)));

        assertThat(positions).hasToString("0,5,17-19,40");
        assertThat(Positions.parse("0,5,17-19,40")).isEqualTo(positions);
        assertThat(positions.last()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5,", "5-", "-5", "05", "5 ", "7,5", "5-7,7", "5-6,7", "7-5", "5,5", "99999999999999999999"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Positions.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
