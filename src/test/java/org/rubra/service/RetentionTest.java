package org.rubra.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.assessment.Assessment;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.Erased;
import org.rubra.trail.Trail;

/** What is kept no longer than the operator says. */
class RetentionTest {
    @TempDir
    Path folder;

    private Erased erasedAfter(String years, String now) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Settings settings = new Settings(Optional.empty(), "true", "1", new SmallRyeConfigBuilder().build());
        try (Trail trail = Trail.open(folder)) {
            trail.append(new Entry(
                    "id",
                    Instant.parse("2020-02-29T12:00:00Z"),
                    new Assessment.Release("1", "sha256:00"),
                    Caller.by(Channel.REST),
                    null,
                    "1",
                    List.of(),
                    body,
                    body));
            Retention retention = new Retention(Optional.of(years).filter(each -> !each.isEmpty()), trail, settings);
            Erased erased = retention.erase(Instant.parse(now));
            retention.stop();
            return erased;
        }
    }

    @Test
    void answers_are_kept_for_as_many_years_and_no_longer() {
        assertThat(erasedAfter("3", "2023-02-28T12:00:00Z")).isEqualTo(new Erased(0, 0));
    }

    @Test
    void older_ones_are_erased() {
        assertThat(erasedAfter("3", "2023-03-01T12:00:00Z")).isEqualTo(new Erased(1, 1));
    }

    @Test
    void everything_is_kept_where_nothing_is_set() {
        assertThat(erasedAfter("", "2999-01-01T00:00:00Z")).isEqualTo(new Erased(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "1 ", "01"})
    void anything_but_a_whole_number_of_years_is_refused(String years) {
        assertThatThrownBy(() -> erasedAfter(years, "2023-03-01T12:00:00Z"))
                .hasMessage("rubra.retention-years   found \"" + years + "\"; expected a whole number from 1 to 100");
    }
}
