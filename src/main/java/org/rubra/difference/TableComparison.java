package org.rubra.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rubra.table.DecisionTable;
import org.rubra.vocabulary.Place;

/** Compares tables, with the rows of all of them together, so that a row that moved to another workbook is found there. */
final class TableComparison {
    private final List<Item> rowsBefore = new ArrayList<>();
    private final List<Item> rowsAfter = new ArrayList<>();
    /** By the file of the table, as it is called now where it is there still. */
    private final Map<String, List<Change>> changes = new LinkedHashMap<>();

    private final Map<String, String> titles = new HashMap<>();

    private TableComparison() {}

    static List<Difference.Section> sections(List<DecisionTable> before, List<DecisionTable> after) {
        TableComparison comparison = new TableComparison();
        comparison.compare(before, after);
        return comparison.changes.entrySet().stream()
                .map(each -> new Difference.Section(
                        each.getKey(), comparison.titles.getOrDefault(each.getKey(), ""), each.getValue()))
                .toList();
    }

    private void compare(List<DecisionTable> before, List<DecisionTable> after) {
        Map<String, String> formerFiles = formerFiles(before, after);
        Map<String, DecisionTable> old = new LinkedHashMap<>();
        before.forEach(table -> old.put(table.file(), table));
        for (DecisionTable table : after) {
            DecisionTable former = old.remove(formerFiles.getOrDefault(table.file(), ""));
            open(table);
            TableItems now = new TableItems(table, table.file());
            rowsAfter.addAll(now.rows());
            if (former == null) {
                add(table, Comparison.byId(List.of(), List.of(now.settings())));
            } else {
                compare(table, new TableItems(former, table.file()), now);
            }
        }
        for (DecisionTable table : old.values()) {
            open(table);
            TableItems gone = new TableItems(table, table.file());
            rowsBefore.addAll(gone.rows());
            add(table, Comparison.byId(List.of(gone.settings()), List.of()));
        }
        for (Change change : Comparison.ordered(rowsBefore, rowsAfter)) {
            Place place = Objects.requireNonNull(change.after() != null ? change.after() : change.before());
            String home = change.after() != null ? place.file() : home(place.file(), formerFiles);
            Objects.requireNonNull(changes.get(home)).add(change);
        }
    }

    private void compare(DecisionTable table, TableItems before, TableItems now) {
        rowsBefore.addAll(before.rows());
        add(table, Comparison.pair(before.settings(), now.settings()));
        add(table, Comparison.byId(before.columns(), now.columns()));
    }

    private void open(DecisionTable table) {
        changes.computeIfAbsent(table.file(), file -> new ArrayList<>());
        titles.putIfAbsent(table.file(), table.title());
    }

    private void add(DecisionTable table, List<Change> found) {
        Objects.requireNonNull(changes.get(table.file())).addAll(found);
    }

    /** What a table that was called so is called now. */
    private static String home(String former, Map<String, String> formerFiles) {
        return formerFiles.entrySet().stream()
                .filter(each -> each.getValue().equals(former))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(former);
    }

    /** For the files of tables, what the same table's file was called. */
    private static Map<String, String> formerFiles(List<DecisionTable> before, List<DecisionTable> after) {
        Map<String, String> former = new HashMap<>();
        Comparison.matches(
                        before.stream().map(TableItems::whole).toList(),
                        after.stream().map(TableItems::whole).toList())
                .forEach((now, old) -> former.put(now.id(), old.id()));
        return former;
    }
}
