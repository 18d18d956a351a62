package org.rubra.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Settings safetyNet(String word) {
        return new Settings(Optional.empty(), "rubra-data", word, "1");
    }

    @Test
    void the_safety_net_is_on_or_off_and_never_off_by_a_slip_of_the_pen() {
        assertThat(safetyNet("true").safetyNet()).isTrue();
        assertThat(safetyNet("false").safetyNet()).isFalse();
        assertThatThrownBy(() -> safetyNet("ture")).hasMessageContaining("rubra.safety-net   found \"ture\"");
        assertThatThrownBy(() -> safetyNet("")).hasMessageContaining("expected true or false");
    }
}
