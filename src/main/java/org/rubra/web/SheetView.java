package org.rubra.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Column;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;

/**
 * A row as its workbook shows it, or a rule as written.
 *
 * @param columns the headings with the row's cells, in the order of the sheet; none for a rule
 * @param neighbours the other rows of the table
 * @param text a rule as written
 */
record SheetView(
        String id,
        String sentence,
        String title,
        String place,
        int line,
        String layer,
        boolean inForce,
        List<Cell> columns,
        List<Reason> neighbours,
        @Nullable String text,
        List<Evidence.Cited> evidence) {

    /** @param reading what came of it in an answer; null where it is shown for itself */
    record Cell(String letter, String heading, String kind, String text, @Nullable Reading reading) {}

    static SheetView of(KnowledgeBase base, KnowledgeBase.Located located, Words words) {
        DecisionTable table = located.table();
        Row row = located.row();
        return new SheetView(
                row.id(),
                row.sentence(),
                table.title(),
                table.file() + " › " + table.sheet() + ", row " + row.line(),
                row.line(),
                layer(base, table.layer()),
                base.layers().contains(table.layer()),
                cells(table, row),
                table.rows().stream()
                        .filter(other -> !other.id().equals(row.id()))
                        .map(other -> new Reason(other.id(), words.href(other.id()), other.sentence(), List.of()))
                        .toList(),
                null,
                base.contents().evidence().cited(row.evidence()));
    }

    /** The same row with what came of its cells. */
    SheetView with(List<Reading> readings) {
        Map<String, Reading> byCell =
                readings.stream().collect(Collectors.toMap(Reading::cell, Function.identity(), (one, other) -> one));
        List<Cell> read = columns.stream()
                .map(each -> new Cell(
                        each.letter(), each.heading(), each.kind(), each.text(), byCell.get(each.letter() + line)))
                .toList();
        return new SheetView(id, sentence, title, place, line, layer, inForce, read, neighbours, text, evidence);
    }

    static SheetView of(KnowledgeBase base, TrustedRule rule) {
        return new SheetView(
                rule.id(),
                rule.name(),
                "Trusted rule, stage " + rule.stage().code(),
                rule.file() + ", line " + rule.line(),
                rule.line(),
                layer(base, rule.layer()),
                base.layers().contains(rule.layer()),
                List.of(),
                List.of(),
                rule.text(),
                base.contents().evidence().cited(rule.evidence()));
    }

    private static String layer(KnowledgeBase base, String id) {
        return base.contents().manifest().layers().stream()
                .filter(layer -> layer.id().equals(id))
                .map(layer -> layer.label())
                .findFirst()
                .orElse(id);
    }

    /** Ids, sentences and evidence stand in the first columns, which carry no form of their own. */
    private static List<Cell> cells(DecisionTable table, Row row) {
        Map<String, String> said = new LinkedHashMap<>();
        row.conditions().forEach(each -> said.put(letter(each.cell()), String.join(", ", each.values())));
        row.actions().forEach(each -> said.put(letter(each.cell()), each.value()));
        List<String> plain = new ArrayList<>(List.of(row.sentence(), String.join(", ", row.evidence())));
        List<Cell> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            String text =
                    switch (column.kind()) {
                        case NAME -> row.id();
                        case METADATA -> plain.isEmpty() ? "" : plain.remove(0);
                        case CONDITION, ACTION -> said.getOrDefault(column.letter(), "");
                    };
            String kind = column.kind().name().toLowerCase(java.util.Locale.ROOT);
            cells.add(new Cell(column.letter(), column.heading(), kind, text, null));
        }
        return cells;
    }

    private static String letter(String cell) {
        return cell.replaceAll("[0-9]+$", "");
    }
}
