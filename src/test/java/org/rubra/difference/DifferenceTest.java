package org.rubra.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.Contents;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;

/** How things are matched, ordered and compared, held against the plainest way to find the same. */
class DifferenceTest {
    private static final Contents SHIPPED = Compiler.builtIn(true).contents();
    private static final DecisionTable TABLE = SHIPPED.tables().get(0);

    private static Contents with(List<DecisionTable> tables) {
        return new Contents(
                SHIPPED.manifest(),
                SHIPPED.vocabulary(),
                SHIPPED.evidence(),
                tables,
                SHIPPED.ruleFiles(),
                SHIPPED.rules(),
                SHIPPED.cases(),
                SHIPPED.properties());
    }

    private static DecisionTable table(HitPolicy policy, boolean mustAnswer, List<Row> rows) {
        return new DecisionTable(
                TABLE.file(), TABLE.sheet(), TABLE.title(), TABLE.layer(), policy, mustAnswer, TABLE.columns(), rows);
    }

    private static Item item(String id, String words) {
        return Item.of("thing", id, id, Place.file("file")).with("words", words);
    }

    @Test
    void a_table_that_came_or_went_shows_itself_and_all_its_rows() {
        Contents fewer = with(SHIPPED.tables().subList(1, SHIPPED.tables().size()));
        int rows = TABLE.rows().size();

        assertThat(Difference.of(fewer, SHIPPED).counts())
                .containsExactly(
                        new Difference.Count("table", Change.Kind.ADDED, 1),
                        new Difference.Count("row", Change.Kind.ADDED, rows));
        assertThat(Difference.of(SHIPPED, fewer).counts())
                .containsExactly(
                        new Difference.Count("table", Change.Kind.REMOVED, 1),
                        new Difference.Count("row", Change.Kind.REMOVED, rows));
    }

    @Test
    void a_hit_policy_and_whether_a_table_must_answer_are_compared() {
        Difference difference = Difference.of(
                table(HitPolicy.COLLECT, false, TABLE.rows()), table(HitPolicy.FIRST, true, TABLE.rows()));

        assertThat(difference.sections().get(0).changes().get(0).details())
                .containsExactly(
                        new Change.Detail("hit policy", "collect", "first", null),
                        new Change.Detail("must answer", "no", "yes", null));
    }

    @Test
    void what_is_moved_is_the_fewest_there_can_be() {
        Random random = new Random(1);
        for (int tries = 0; tries < 300; tries++) {
            List<Integer> formerly = new ArrayList<>(
                    IntStream.range(0, random.nextInt(9)).boxed().toList());
            Collections.shuffle(formerly, random);

            Set<Integer> kept = Order.kept(formerly);

            List<Integer> run = kept.stream().sorted().map(formerly::get).toList();
            assertThat(run).isSorted();
            assertThat(kept).hasSize(longestRun(formerly));
        }
    }

    /** By trying all choices. */
    private static int longestRun(List<Integer> formerly) {
        int longest = 0;
        for (int chosen = 0; chosen < 1 << formerly.size(); chosen++) {
            int mask = chosen;
            List<Integer> run = IntStream.range(0, formerly.size())
                    .filter(at -> (mask >> at & 1) == 1)
                    .mapToObj(formerly::get)
                    .toList();
            if (run.equals(run.stream().sorted().toList())) {
                longest = Math.max(longest, run.size());
            }
        }
        return longest;
    }

    @Test
    void the_index_of_words_finds_exactly_the_pairs_that_share_six_tenths() {
        Random random = new Random(2);
        int found = 0;
        for (int tries = 0; tries < 200; tries++) {
            List<Item> gone = items("a", random);
            List<Item> come = items("b", random);

            Set<String> pairs = new WordIndex(gone, come)
                    .matches(Likeness.LEAST_OF_TEN).stream()
                            .map(match -> match.gone() + " " + match.come())
                            .collect(Collectors.toSet());

            assertThat(pairs).isEqualTo(alike(gone, come));
            found += pairs.size();
        }
        assertThat(found).isBetween(200, 20_000);
    }

    private static List<Item> items(String id, Random random) {
        return IntStream.range(0, 8)
                .mapToObj(at -> item(
                        id + at,
                        random.ints(1 + random.nextInt(7), 0, 12)
                                .mapToObj(word -> "w" + Math.min(word, random.nextInt(12)))
                                .collect(Collectors.joining(" "))))
                .toList();
    }

    /** By holding each against each. */
    private static Set<String> alike(List<Item> gone, List<Item> come) {
        Set<String> alike = new HashSet<>();
        for (int i = 0; i < gone.size(); i++) {
            for (int j = 0; j < come.size(); j++) {
                Set<String> one = Set.copyOf(
                        new HashSet<>(List.of(gone.get(i).value("words").split(" ", -1))));
                Set<String> other = Set.copyOf(
                        new HashSet<>(List.of(come.get(j).value("words").split(" ", -1))));
                long shared = one.stream().filter(other::contains).count();
                if (10 * 2 * shared >= Likeness.LEAST_OF_TEN * (long) (one.size() + other.size())) {
                    alike.add(i + " " + j);
                }
            }
        }
        return alike;
    }

    @Test
    void the_likest_are_paired_first_and_of_equally_like_ones_those_that_stand_first() {
        List<Item> gone = List.of(item("a", "one two three four five"), item("b", "one two three four six"));
        List<Item> come = List.of(item("c", "one two three four six eight"), item("d", "seven"));

        assertThat(Likeness.pairs(gone, come)).isEqualTo(Map.of(1, 0));
        assertThat(Likeness.pairs(
                        List.of(item("a", "same"), item("b", "same")), List.of(item("c", "same"), item("d", "same"))))
                .isEqualTo(Map.of(0, 0, 1, 1));
    }

    @Test
    void a_title_tells_apart_what_says_the_same_otherwise_and_matters_least() {
        List<Item> gone = List.of(titled("a", "one two three"), titled("b", "four five six"));
        List<Item> come = List.of(titled("c", "four five six"), titled("d", "something else altogether and more"));

        assertThat(Likeness.pairs(gone, come)).isEqualTo(Map.of(0, 1, 1, 0));
    }

    private static Item titled(String id, String title) {
        return Item.of("thing", id, title, Place.file("file")).titled("title").with("cell", "x");
    }

    @Test
    void lines_are_compared_one_by_one() {
        assertThat(Lines.differing("a\nb\nc\nd\ne", "a\nx\nc\nd\nf\ne"))
                .containsExactly(new Lines.Hunk("b", "x"), new Lines.Hunk("", "f"));
        assertThat(Lines.differing("a\n", "a  \n")).isEmpty();
        assertThat(Lines.differing("", "a\nb")).containsExactly(new Lines.Hunk("", "a\nb"));
    }

    @Test
    void thousands_of_rows_with_new_ids_and_a_changed_cell_each_are_found_again() {
        List<Item> gone = new ArrayList<>();
        List<Item> come = new ArrayList<>();
        for (int at = 0; at < 3_000; at++) {
            gone.add(item("a" + at, "a row that says the same as the others but for this x" + at + " y" + at));
            come.add(item("b" + at, "a row that says the same as the others but for this x" + at + " z" + at));
        }

        Map<Integer, Integer> pairs = Likeness.pairs(gone, come);

        assertThat(pairs).hasSize(3_000).allSatisfy((from, to) -> assertThat(to).isEqualTo(from));
    }
}
