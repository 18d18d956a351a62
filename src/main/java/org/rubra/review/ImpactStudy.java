package org.rubra.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.BadRequestException;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.review.ImpactReport.Aspect;
import org.rubra.review.ImpactReport.Source;
import org.rubra.review.ImpactTally.Direction;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Problem;

/** Has presentations answered by two knowledge bases, side by side, and compares the answers. Some hundreds are in memory at a time. */
public final class ImpactStudy {
    private static final int AT_ONCE = 512;

    private final ImpactSide before;
    private final ImpactSide after;
    private final List<ImpactTouched> touched;
    private final Set<String> touchedIds;
    private final ImpactTally tally = new ImpactTally();
    private final List<ImpactReport.Regions> regions = new ArrayList<>();

    private record Line(int number, byte[] document) {}

    public ImpactStudy(ImpactSide before, ImpactSide after) {
        this.before = before;
        this.after = after;
        this.touched = ImpactTouched.of(before.contents(), after.contents());
        this.touchedIds = touched.stream().map(ImpactTouched::id).collect(Collectors.toSet());
    }

    /** Tries the cases of both suites; one that differs in its name or its expectations only is one. */
    public void cases() {
        tally.open(Source.CASES);
        run(
                Source.CASES,
                suite().iterator(),
                each -> answer(before.take(each.given()), after.take(each.given()), each.safetyNet()));
    }

    private Stream<ClinicalCase> suite() {
        Map<List<Object>, ClinicalCase> cases = new LinkedHashMap<>();
        Stream.of(before, after)
                .flatMap(side -> side.contents().cases().stream())
                .forEach(each -> cases.putIfAbsent(List.of(each.given(), each.safetyNet()), each));
        return cases.values().stream();
    }

    /**
     * Tries the regions of the domain of every changed row and rule.
     *
     * @param most how many to try in all with nothing else known, and as many again in the surroundings that the cases give
     */
    public void regions(int most) {
        tally.open(Source.REGIONS);
        List<Map<String, Object>> surroundings =
                suite().filter(ClinicalCase::safetyNet).map(ClinicalCase::given).toList();
        ImpactDomain domain = new ImpactDomain(before.contents(), after.contents(), surroundings);
        for (ImpactTouched each : touched) {
            ImpactDomain.Sample sample = domain.sample(each, Math.max(1, most / touched.size()));
            run(Source.REGIONS, sample.presentations(), known -> answer(before.take(known), after.take(known), true));
            regions.add(sample.regions());
        }
    }

    /**
     * Tries the requests or bare presentations of a file, one a line.
     *
     * @param file what problems call it
     * @throws BadRequestException where both refuse a line; what lies beyond some hundred lines after it is not looked at
     */
    public void lines(String file, Iterator<byte[]> lines) {
        tally.open(Source.PRESENTATIONS);
        List<Problem> faults = Collections.synchronizedList(new ArrayList<>());
        int[] number = {0};
        Iterator<Line> numbered = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return (number[0] % AT_ONCE != 0 || faults.isEmpty()) && lines.hasNext();
            }

            @Override
            public Line next() {
                return new Line(++number[0], lines.next());
            }
        };
        run(Source.PRESENTATIONS, numbered, line -> {
            ImpactSide.Taken old = before.take(line.document());
            ImpactSide.Taken now = after.take(line.document());
            if (old.presentation() == null && now.presentation() == null) {
                now.refusals().forEach(problem -> faults.add(inLine(file, line.number(), problem)));
            }
            return answer(old, now, true);
        });
        if (!faults.isEmpty()) {
            throw new BadRequestException(faults.stream().sorted().toList());
        }
    }

    /**
     * Tries presentations that the first knowledge base took when they were read; to be called again with more of them.
     *
     * @param optionalLayers whether the layers that may be left out are in force
     */
    public void taken(List<Presentation> presentations, boolean optionalLayers) {
        tally.open(Source.PRESENTATIONS);
        run(
                Source.PRESENTATIONS,
                presentations.iterator(),
                each -> answer(before.taken(each), after.take(each.known()), optionalLayers));
    }

    /** A document of its own has but one line, so which one of it says nothing here. */
    private static Problem inLine(String file, int line, Problem problem) {
        String pointer = problem.where().at();
        return new Problem(
                new Place(file, null, line, pointer == null || pointer.isEmpty() ? null : pointer),
                problem.found().replace("at line 1, column", "at column"),
                problem.expected(),
                problem.suggestion());
    }

    /** Some at a time side by side, counted in their order. */
    private <T> void run(Source source, Iterator<T> all, Function<T, Optional<ImpactTally.Answered>> answer) {
        while (all.hasNext()) {
            List<T> some = new ArrayList<>(AT_ONCE);
            while (some.size() < AT_ONCE && all.hasNext()) {
                some.add(all.next());
            }
            some.parallelStream()
                    .map(answer)
                    .toList()
                    .forEach(answered -> answered.ifPresent(each -> tally.add(source, each)));
        }
    }

    /** How a presentation fares; nothing where neither side takes it. */
    private Optional<ImpactTally.Answered> answer(ImpactSide.Taken old, ImpactSide.Taken now, boolean optionalLayers) {
        Presentation one = old.presentation();
        Presentation other = now.presentation();
        if (one == null || other == null) {
            return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(taken -> new ImpactTally.Answered(
                            taken.known(),
                            null,
                            null,
                            List.of(new ImpactEffect(Aspect.TAKEN, old.words(), now.words(), List.of()))));
        }
        Assessment was = before.assess(one, optionalLayers);
        Assessment is = after.assess(other, optionalLayers);
        return Optional.of(new ImpactTally.Answered(
                one.known(), was.urgency(), is.urgency(), ImpactAnswers.effects(was, is, touchedIds)));
    }

    /** What was found so far. */
    public ImpactReport report() {
        Map<Direction, List<ImpactReport.Move>> moves = tally.moves();
        return new ImpactReport(
                before.release(),
                after.release(),
                tally.tried(),
                tally.affected(),
                moves.getOrDefault(Direction.DOWN, List.of()),
                moves.getOrDefault(Direction.UP, List.of()),
                moves.getOrDefault(Direction.ASIDE, List.of()),
                tally.further(),
                regions);
    }
}
