package org.rubra.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Trees, proofs and notes held to published vectors, and proofs to the plainest definition of a tree. */
class LogTest {
    private static final HexFormat HEX = HexFormat.of();
    /** The inputs that Certificate Transparency's own tests use. */
    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.leaf(HEX.parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String NOTE =
            """
            example.org/assessments/1
            3
            aSk6TYnYWgf/tUNISbqx+1ZMGtE+DjT1bylfMOeAek8=

            — example.org/assessments/1 GKrfm721kNor48AJwfVxFTBgXdywlqi8V3bfDAWcxITo1+Bo0EM2kWqIt+42fO14AIMYZJBd6WcrHlbhflVkqgDr6gw=
            """;

    private static SigningKey key() {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return SigningKey.of("example.org/assessments/1", seed);
    }

    @Test
    void the_roots_are_the_published_ones() {
        assertThat(Hash.EMPTY.toString()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Range.NONE.root()).isEqualTo(Hash.EMPTY);
        Range range = Range.NONE;
        for (int size = 1; size <= LEAVES.size(); size++) {
            range = range.append(LEAVES.get(size - 1));
            assertThat(range.root().toString()).isEqualTo(ROOTS.get(size - 1));
            assertThat(Tree.of(LEAVES).root(size).toString()).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void the_proofs_are_the_published_ones() {
        Tree tree = Tree.of(LEAVES);

        assertThat(hex(tree.inclusion(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree.inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(tree.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.consistency(8, 8)).isEmpty();
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    @Test
    void every_proof_of_small_trees_holds_and_no_other_does() {
        List<Hash> leaves = leaves(70);
        Tree tree = Tree.of(leaves);
        for (int size = 1; size <= leaves.size(); size++) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.inclusion(index, size);
                assertThat(Proofs.includes(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(Proofs.includes(leaves.get(index), index + 1L, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(Hash.EMPTY, index, size, path, root)).isFalse();
                assertThat(Proofs.includes(leaves.get(index), index, size, longer(path), root))
                        .isFalse();
                List<Hash> consistency = tree.consistency(index + 1, size);
                assertThat(Proofs.isConsistent(index + 1L, tree.root(index + 1), size, root, consistency))
                        .isTrue();
                assertThat(Proofs.isConsistent(index + 1L, Hash.EMPTY, size, root, consistency))
                        .isFalse();
                assertThat(Proofs.isConsistent(index + 1L, tree.root(index + 1), size, root, longer(consistency)))
                        .isFalse();
            }
        }
    }

    private static List<Hash> longer(List<Hash> path) {
        return Stream.concat(path.stream(), Stream.of(Hash.EMPTY)).toList();
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.leaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void random_proofs_of_a_large_tree_hold() {
        List<Hash> leaves = leaves(20_000);
        Range range = Range.NONE;
        for (Hash leaf : leaves) {
            range = range.append(leaf);
        }
        Tree tree = Tree.of(leaves);
        assertThat(tree.root(leaves.size())).isEqualTo(range.root());
        assertThat(Range.of(range.size(), range.bytes())).isEqualTo(range);
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            int size = 1 + random.nextInt(leaves.size());
            int earlier = 1 + random.nextInt(size);
            int index = random.nextInt(size);
            assertThat(Proofs.includes(leaves.get(index), index, size, tree.inclusion(index, size), tree.root(size)))
                    .isTrue();
            assertThat(Proofs.isConsistent(
                            earlier, tree.root(earlier), size, tree.root(size), tree.consistency(earlier, size)))
                    .isTrue();
        }
    }

    @Test
    void a_checkpoint_is_signed_as_the_worked_example_is() {
        List<Hash> leaves = new ArrayList<>();
        for (String entry : List.of("{\"id\":1,\"level\":2}", "{\"id\":2,\"level\":4}", "{\"id\":3,\"level\":0}")) {
            leaves.add(Hash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        Checkpoint checkpoint =
                new Checkpoint("example.org/assessments/1", 3, Tree.of(leaves).root(3));

        assertThat(Note.sign(checkpoint.text(), key())).isEqualTo(NOTE);
        assertThat(HEX.formatHex(key().verifier().id())).isEqualTo("18aadf9b");
        assertThat(Checkpoint.of(Note.open(NOTE, List.of(key().verifier())))).isEqualTo(checkpoint);
        assertThat(VerifierKey.parse(key().verifier().toString())).isEqualTo(key().verifier());
    }

    @Test
    void a_note_that_was_changed_or_signed_by_nobody_known_is_refused() {
        List<VerifierKey> keys = List.of(key().verifier());
        assertThatThrownBy(() -> Note.open(NOTE.replace("\n3\n", "\n4\n"), keys))
                .hasMessage("found a wrong signature of example.org/assessments/1");
        assertThatThrownBy(() -> Note.open(NOTE.replace("GKrf", "AKrf"), keys))
                .hasMessageStartingWith("found no signature of example.org/assessments/1+18aadf9b+AQ");
        assertThatThrownBy(() -> Note.open("nothing", keys)).hasMessageStartingWith("found no signed note");
        assertThatThrownBy(() -> Checkpoint.of("a\n-1\nx\n")).hasMessageStartingWith("found no checkpoint");
        assertThatThrownBy(() -> VerifierKey.parse("a+18aadf9b+AQ==")).hasMessageContaining("expected a key such as");
        assertThat(Note.open(NOTE + "— somebody.else/log AAAAAAAA\n", keys)).startsWith("example.org");
    }
}
