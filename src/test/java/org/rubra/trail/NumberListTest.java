package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers and members as bytes. */
class NumberListTest {
    private final Random random = new Random(3);

    @Test
    void numbers_come_back_and_most_take_a_byte() {
        for (int i = 0; i < 1_000; i++) {
            NavigableSet<Integer> numbers = new TreeSet<>(List.of(0, Integer.MAX_VALUE));
            random.ints(20, 0, 1 << (1 + random.nextInt(30))).forEach(numbers::add);
            assertThat(NumberList.read(NumberList.bytes(numbers))).containsExactlyElementsOf(numbers);
        }
        assertThat(NumberList.bytes(new TreeSet<>(List.of(127, 254, 382)))).hasSize(1 + 1 + 2);
        assertThat(NumberList.read(new byte[0])).isEmpty();
    }

    @Test
    void bytes_that_end_within_a_number_are_refused() {
        assertThatThrownBy(() -> NumberList.read(new byte[] {1, (byte) 0x80}))
                .hasMessage("found bytes that end within a number; expected whole ones");
    }

    @Test
    void members_come_back_in_at_most_32_bytes() {
        for (int count = 0; count <= Members.ALL; count++) {
            int[] places = random.ints(0, Members.ALL).distinct().limit(count).toArray();
            Members members = Members.of(IntStream.of(places));

            assertThat(members.bytes()).hasSize(Math.min(count, 32));
            assertThat(Members.read(members.bytes()).newestFirst().toArray())
                    .isEqualTo(IntStream.of(places)
                            .map(i -> -i)
                            .sorted()
                            .map(i -> -i)
                            .toArray());
            assertThat(members.count()).isEqualTo(count);
        }
        assertThatThrownBy(() -> Members.read(new byte[33])).hasMessageContaining("expected at most 32");
    }
}
