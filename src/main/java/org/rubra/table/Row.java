package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/**
 * One row of a decision table: when all its conditions hold, all its actions are concluded.
 *
 * @param id stable and unique in the knowledge base, say {@code RF-01}
 * @param sentence the row in words
 * @param evidence the ids of the statements it stands on, at least one
 * @param conditions at least one, in the order of the columns
 * @param actions at least one, in the order of the columns
 * @param line the row of the sheet, from 1
 */
public record Row(
        String id, String sentence, List<String> evidence, List<Condition> conditions, List<Action> actions, int line) {
    public Row {
        evidence = List.copyOf(evidence);
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /** What the row's conditions over the given facts' type say of them: all hold, one fails, or none fails but some are unknown. */
    public Truth of(Facts facts) {
        return conditions.stream()
                .filter(condition -> condition.fact().equals(facts.schema().fact()))
                .map(condition -> condition.of(facts))
                .reduce(Truth.TRUE, Truth::and);
    }

    /** What the row concludes when it fires. */
    @JsonIgnore
    public Stream<Conclusion> conclusions() {
        return actions.stream().map(action -> action.conclude(id));
    }

    /** Whether it raises at least as much, and nothing sets its raise aside that would not set aside the other. */
    public boolean raisesAsMuchAs(RaisedUrgency other) {
        return conclusions()
                .anyMatch(each -> each instanceof RaisedUrgency own
                        && own.urgency().compareTo(other.urgency()) >= 0
                        && other.unless().containsAll(own.unless()));
    }
}
