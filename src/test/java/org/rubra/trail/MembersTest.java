package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final long SEED = 20261125;

    private static Members of(BitSet bits) {
        return Members.of(bits.stream());
    }

    private static BitSet some(Random random) {
        BitSet bits = new BitSet(Members.ALL);
        int most = random.nextInt(Members.ALL + 1);
        random.ints(most, 0, Members.ALL).forEach(bits::set);
        return bits;
    }

    @Test
    void they_are_a_set_of_places_and_are_read_as_they_were_written() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            BitSet one = some(random);
            BitSet other = some(random);
            BitSet both = (BitSet) one.clone();
            both.and(other);
            BitSet rest = (BitSet) one.clone();
            rest.andNot(other);

            assertThat(Members.read(of(one).bytes())).isEqualTo(of(one));
            assertThat(of(one).bytes().length).isEqualTo(Math.min(32, one.cardinality()));
            assertThat(of(one).and(of(other))).isEqualTo(of(both));
            assertThat(of(one).without(of(other))).isEqualTo(of(rest));
            assertThat(of(one).count()).isEqualTo(one.cardinality());
            assertThat(of(one).isEmpty()).isEqualTo(one.isEmpty());
            assertThat(of(one).last()).isEqualTo(one.length() - 1);
            assertThat(of(one).newestFirst().sorted().toArray())
                    .containsExactly(one.stream().toArray());
        }
    }

    @Test
    void the_first_of_a_tile_are_those_below_an_end() {
        assertThat(Members.below(65).newestFirst().toArray())
                .containsExactly(IntStream.rangeClosed(0, 64).map(i -> 64 - i).toArray());
    }

    @Test
    void more_than_32_bytes_are_refused() {
        assertThatThrownBy(() -> Members.read(new byte[33]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 33 bytes of members; expected at most 32");
    }
}
