package org.rubra.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rubra.audit.Replayed.Outcome;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.review.ImpactReport;
import org.rubra.review.ImpactSide;
import org.rubra.review.ImpactStudy;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Presentation;

/**
 * What a candidate does to those whose answers are recorded: each recorded presentation is answered by the very release that answered it, with the layers that
 * were in force, and by the candidate. What is in memory grows with the releases that answered, and not with their answers.
 */
public final class RecordedImpact implements Consumer<Trail.Placed> {
    private static final int AT_ONCE = 512;

    private final Records records;
    private final ImpactSide candidate;
    private final Consumer<Replayed> findings;
    private final Map<String, ImpactStudy> studies = new LinkedHashMap<>();
    private final Map<Group, List<Presentation>> waiting = new LinkedHashMap<>();
    private ReplayCounts counts = ReplayCounts.none(EnumSet.of(Outcome.ERASED, Outcome.NO_RELEASE, Outcome.UNREADABLE));

    /** Those who were answered by one release with the same layers in force. */
    private record Group(ImpactStudy study, boolean optionalLayers) {}

    /** @param findings receives what cannot be answered again, but for what was erased */
    public RecordedImpact(Records records, ImpactSide candidate, Consumer<Replayed> findings) {
        this.records = records;
        this.candidate = candidate;
        this.findings = findings;
    }

    /** A release as one side of the comparison. */
    public static ImpactSide side(KnowledgeBase base) {
        return new ImpactSide(Compiler.withLayers(base, true), Compiler.withLayers(base, false));
    }

    /** @throws java.io.UncheckedIOException when the record cannot be read */
    @Override
    public void accept(Trail.Placed placed) {
        Reopened reopened = Reopened.of(placed, records);
        if (reopened instanceof Reopened.Ready ready) {
            counts = counts.plus();
            add(ready.recorded().base(), ready.presentation());
        } else {
            Replayed why = ((Reopened.Barred) reopened).why();
            counts = counts.plus(why.outcome());
            if (!why.outcome().isFine()) {
                findings.accept(why);
            }
        }
    }

    private void add(KnowledgeBase base, Presentation presentation) {
        ImpactStudy study = studies.computeIfAbsent(base.digest(), digest -> new ImpactStudy(side(base), candidate));
        boolean optionalLayers =
                base.layers().size() == base.contents().manifest().layers().size();
        List<Presentation> group = waiting.computeIfAbsent(new Group(study, optionalLayers), key -> new ArrayList<>());
        group.add(presentation);
        if (group.size() == AT_ONCE) {
            study.taken(group, optionalLayers);
            group.clear();
        }
    }

    /** One report for each release that answered, in the order in which they first did. */
    public List<ImpactReport> end() {
        waiting.forEach((group, presentations) -> group.study().taken(presentations, group.optionalLayers()));
        waiting.clear();
        return studies.values().stream().map(ImpactStudy::report).toList();
    }

    /** How many there are, and how many cannot be answered again. */
    public ReplayCounts counts() {
        return counts;
    }
}
