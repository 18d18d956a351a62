package org.rubra.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.Contents;

/** Presentations for the regions of what was changed: with nothing else known, and in the surroundings that the clinical cases give. */
final class ImpactDomain {
    private final Contents before;
    private final Contents after;
    private final List<Map<String, Object>> surroundings;
    private final Map<String, ImpactCuts> cuts = new HashMap<>();

    ImpactDomain(Contents before, Contents after, List<Map<String, Object>> surroundings) {
        this.before = before;
        this.after = after;
        this.surroundings = surroundings;
    }

    /** What is tried for one row or rule. */
    record Sample(ImpactReport.Regions regions, Iterator<Map<String, Object>> presentations) {}

    /** @param most how many presentations at most with nothing else known, and how many in surroundings */
    Sample sample(ImpactTouched touched, int most) {
        List<ImpactCuts> asked = touched.fields().stream().map(this::cuts).toList();
        ImpactRegions regions = new ImpactRegions(
                touched, asked.stream().map(ImpactCuts::answers).toList(), held(touched));
        List<Map<String, Object>> around = surroundings.stream()
                .map(known -> ImpactRegions.without(known, touched.fields()))
                .distinct()
                .filter(known -> !known.isEmpty())
                .toList();
        List<Map<String, @Nullable Object>> alone = regions.atMost(most);
        List<Map<String, @Nullable Object>> within = regions.atMost(most / Math.max(1, around.size()));
        List<Map<String, Object>> some = thinned(around, Math.max(1, most / within.size()));
        Stream<Map<String, Object>> presentations = Stream.concat(
                alone.stream().map(region -> ImpactRegions.within(Map.of(), region)),
                some.stream().flatMap(known -> within.stream().map(region -> ImpactRegions.within(known, region))));
        return new Sample(
                new ImpactReport.Regions(
                        touched.id(),
                        touched.fields(),
                        regions.size(),
                        asked.stream().allMatch(ImpactCuts::complete),
                        alone.size(),
                        within.size(),
                        some.size(),
                        around.size()),
                presentations.iterator());
    }

    /** Evenly chosen, so many at most. */
    private static <T> List<T> thinned(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(at -> all.get((int) ((long) at * all.size() / most)))
                        .toList();
    }

    /** Where the cases say that a rule fires, by the answers that stand for theirs. */
    private List<Map<String, Object>> held(ImpactTouched touched) {
        List<Map<String, Object>> held = new ArrayList<>();
        if (touched.versions().isEmpty()) {
            Stream.of(before, after)
                    .flatMap(contents -> contents.cases().stream())
                    .filter(each -> each.expect().fires().contains(touched.id()))
                    .map(ClinicalCase::given)
                    .forEach(given -> held.add(alike(given, touched.fields())));
        }
        return held.stream().distinct().toList();
    }

    private Map<String, Object> alike(Map<String, Object> given, List<String> fields) {
        Map<String, Object> alike = new HashMap<>();
        fields.stream()
                .filter(given::containsKey)
                .forEach(field -> alike.put(field, cuts(field).alike(Objects.requireNonNull(given.get(field)))));
        return alike;
    }

    private ImpactCuts cuts(String field) {
        return cuts.computeIfAbsent(field, name -> new ImpactCuts(name, before, after));
    }
}
