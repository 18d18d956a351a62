package org.rubra.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Action;
import org.rubra.table.Column;
import org.rubra.table.Condition;

/**
 * A row of a decision table, or a trusted rule, with all that a reader needs to judge it.
 *
 * @param kind {@code row} or {@code rule}
 * @param line the row of the sheet or the line of the file, from 1
 * @param inForce whether its layer is
 * @param columns the columns of the row's table; none for a rule
 * @param text a rule as written
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RowView(
        String id,
        String kind,
        String sentence,
        String layer,
        boolean inForce,
        String file,
        @Nullable String sheet,
        @Nullable String table,
        int line,
        List<Column> columns,
        List<Condition> conditions,
        List<Action> actions,
        @Nullable String stage,
        @Nullable String text,
        List<Evidence.Cited> evidence) {

    static RowView of(KnowledgeBase base, KnowledgeBase.Located located) {
        var table = located.table();
        var row = located.row();
        return new RowView(
                row.id(),
                "row",
                row.sentence(),
                table.layer(),
                base.layers().contains(table.layer()),
                table.file(),
                table.sheet(),
                table.title(),
                row.line(),
                table.columns(),
                row.conditions(),
                row.actions(),
                null,
                null,
                base.contents().evidence().cited(row.evidence()));
    }

    static RowView of(KnowledgeBase base, TrustedRule rule) {
        return new RowView(
                rule.id(),
                "rule",
                rule.name(),
                rule.layer(),
                base.layers().contains(rule.layer()),
                rule.file(),
                null,
                null,
                rule.line(),
                List.of(),
                List.of(),
                List.of(),
                rule.stage().code(),
                rule.text(),
                base.contents().evidence().cited(rule.evidence()));
    }
}
