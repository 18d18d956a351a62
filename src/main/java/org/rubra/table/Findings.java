package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/** Gathers what is wrong with one workbook. Rows and columns count from 0 here, as in POI, and from 1 in what is told. */
final class Findings {
    /** Whoever has so many to mend reads the workbook again before the end of the list. */
    private static final int MOST = 1_000;

    private final String file;
    private final String sheet;
    private final List<Problem> problems;

    Findings(String file) {
        this(file, "", new ArrayList<>());
    }

    private Findings(String file, String sheet, List<Problem> problems) {
        this.file = file;
        this.sheet = sheet;
        this.problems = problems;
    }

    /** Findings of one sheet, gathered with all others. */
    Findings in(String name) {
        return new Findings(file, name, problems);
    }

    void file(String found, String expected) {
        add(new Problem(Place.file(file), found, expected));
    }

    void sheet(String found, String expected) {
        add(new Problem(new Place(file, sheet, 0, null), found, expected));
    }

    void row(int row, String found, String expected) {
        add(new Problem(new Place(file, sheet, row + 1, null), found, expected));
    }

    void cell(int row, int column, String found, String expected) {
        cell(row, column, found, expected, null);
    }

    void cell(int row, int column, String found, String expected, @Nullable String suggestion) {
        add(new Problem(at(row, column), found, expected, suggestion));
    }

    /** A cell's place. */
    Place at(int row, int column) {
        return Place.cell(file, sheet, row + 1, address(row, column));
    }

    int count() {
        return problems.size();
    }

    private void add(Problem problem) {
        if (!full()) {
            problems.add(problem);
        }
    }

    /** Whether there is no point in looking for more. */
    boolean full() {
        return problems.size() >= MOST;
    }

    boolean none() {
        return problems.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    /** The address of a cell, say {@code D14}. */
    static String address(int row, int column) {
        return letter(column) + (row + 1);
    }

    static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
