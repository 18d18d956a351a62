package org.rubra.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldTest {
    private static Field number(@Nullable String unit) {
        return new Field(
                "n", Type.NUMBER, List.of(), unit, 0.0, null, 9.0, "g", "article", "N", "N?", null, null, List.of());
    }

    @Test
    void one_of_a_unit_is_said_in_the_singular() {
        assertThat(number("days").show(1.0)).isEqualTo("1 day");
        assertThat(number("days").show(1)).isEqualTo("1 day");
        assertThat(number("days").show(0.0)).isEqualTo("0 days");
        assertThat(number("days").show(1.5)).isEqualTo("1.5 days");
        assertThat(number("mm").show(1.0)).isEqualTo("1 mm");
        assertThat(number(null).show(1.0)).isEqualTo("1");
    }

    @Test
    void no_answer_is_called_so() {
        assertThat(number("days").show(null)).isEqualTo("not answered");
    }
}
