package org.rubra.difference;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.vocabulary.Facts;

/** Clinical cases, to be compared. */
final class CaseItems {
    private CaseItems() {}

    static List<Item> of(List<ClinicalCase> cases) {
        return cases.stream().map(CaseItems::item).toList();
    }

    private static Item item(ClinicalCase each) {
        Item item = Item.of("case", each.name(), each.name(), each.place()).titled("name");
        each.given()
                .forEach((field, answer) -> item.with(
                        "given " + field, answer instanceof Set<?> members ? words(members) : Facts.text(answer)));
        ClinicalCase.Expected expect = each.expect();
        return item.with("safety net", each.safetyNet())
                .with("urgency", String.join(" to ", expect.urgency()))
                .with("leads", expect.leads())
                .with("considers", words(expect.considers()))
                .with("unlikely", words(expect.unlikely()))
                .with("red flags", exactly(expect.redFlags()))
                .with("conflicts", exactly(expect.conflicts()))
                .with("explains", exactly(expect.explains()))
                .with("asks", words(expect.asks()))
                .with("advises", words(expect.advises()))
                .with("settled", expect.settled())
                .with("fires", words(expect.fires()))
                .with("does not fire", words(expect.not()));
    }

    /** In whichever order they are written, they say the same. */
    private static String words(Collection<?> words) {
        return words.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** An empty list says that there is none, which is not the same as saying nothing. */
    private static String exactly(@Nullable List<String> words) {
        return words == null ? "" : words.isEmpty() ? "exactly none" : "exactly " + words(words);
    }
}
