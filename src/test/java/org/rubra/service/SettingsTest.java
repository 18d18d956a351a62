package org.rubra.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.rubra.trail.Location;

class SettingsTest {
    private static Settings safetyNet(String word) {
        return new Settings(Optional.empty(), word, "1", config(Map.of()));
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }

    @Test
    void the_record_is_a_file_in_a_folder_or_a_postgresql_database() {
        Settings plain = new Settings(Optional.empty(), "true", "1", config(Map.of("rubra.data", "elsewhere")));
        assertThat(plain.location()).isEqualTo(Location.in(Path.of("elsewhere")));

        Settings database = new Settings(
                Optional.empty(),
                "true",
                "1",
                config(Map.of(
                        "rubra.store", "jdbc:postgresql://host/rubra?password=p",
                        "rubra.store.user", "u",
                        "rubra.store.password", "secret")));
        assertThat(database.location())
                .isEqualTo(
                        new Location(Path.of("rubra-data"), "jdbc:postgresql://host/rubra?password=p", "u", "secret"))
                .hasToString("jdbc:postgresql://host/rubra with rubra-data");

        assertThatThrownBy(() -> new Settings(
                        Optional.empty(), "true", "1", config(Map.of("rubra.store", "jdbc:mysql://host/rubra"))))
                .hasMessageContaining("rubra.store   found the address of another store; expected jdbc:postgresql:");
    }

    @Test
    void the_safety_net_is_on_or_off_and_never_off_by_a_slip_of_the_pen() {
        assertThat(safetyNet("true").safetyNet()).isTrue();
        assertThat(safetyNet("false").safetyNet()).isFalse();
        assertThatThrownBy(() -> safetyNet("ture")).hasMessageContaining("rubra.safety-net   found \"ture\"");
        assertThatThrownBy(() -> safetyNet("")).hasMessageContaining("expected true or false");
    }
}
