package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.rubra.audit.Replayed.Outcome;

/**
 * How recorded answers came out.
 *
 * @param answers how many there are
 * @param outcomes how many of them came out in each way that was looked for
 */
public record ReplayCounts(long answers, Map<Outcome, Long> outcomes) {
    public ReplayCounts {
        outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    }

    /** None yet. */
    static ReplayCounts none(Set<Outcome> lookedFor) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        lookedFor.forEach(each -> outcomes.put(each, 0L));
        return new ReplayCounts(0, outcomes);
    }

    /** With one answer more, of no outcome that was looked for. */
    ReplayCounts plus() {
        return new ReplayCounts(answers + 1, outcomes);
    }

    /** With one answer more. */
    ReplayCounts plus(Outcome outcome) {
        Map<Outcome, Long> more = new EnumMap<>(outcomes);
        more.merge(outcome, 1L, Long::sum);
        return new ReplayCounts(answers + 1, more);
    }

    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Whether there is nothing to look into. */
    @JsonIgnore
    public boolean isFine() {
        return outcomes.entrySet().stream()
                .allMatch(each -> each.getValue() == 0 || each.getKey().isFine());
    }
}
