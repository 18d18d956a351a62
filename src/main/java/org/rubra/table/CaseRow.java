package org.rubra.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rubra.vocabulary.Place;

/**
 * One row of the workbook of cases, each cell checked to be of its column's kind.
 *
 * @param name the case as a sentence
 * @param cells what the cells say that say something, by their column's code: {@code safetyNet}, {@code given.fever}, {@code expect.leads}
 * @param place where the case stands
 */
public record CaseRow(String name, Map<String, List<String>> cells, Place place) {
    /** Stands between the least and the greatest of a range of urgencies. */
    public static final String RANGE = " to ";

    public CaseRow {
        cells = Map.copyOf(cells);
    }

    /** The values of a cell; nothing where it is blank. */
    public Optional<List<String>> said(String code) {
        return Optional.ofNullable(cells.get(code));
    }
}
