package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where in the sources, or in a caller's document, something stands.
 *
 * @param file the file as its editor knows it; empty for a caller's document
 * @param sheet the sheet of a workbook
 * @param line the line of a text or the row of a sheet, from 1; 0 where none is known
 * @param at the cell of a sheet ({@code D14}), the column of a text, or a JSON pointer
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Place(String file, @Nullable String sheet, int line, @Nullable String at) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> place.file)
            .thenComparing(place -> place.sheet == null ? "" : place.sheet)
            .thenComparingInt(Place::line)
            .thenComparing(place -> place.at == null ? "" : place.at);

    public static Place file(String file) {
        return new Place(file, null, 0, null);
    }

    public static Place line(String file, int line) {
        return new Place(file, null, line, null);
    }

    public static Place cell(String file, String sheet, int row, String cell) {
        return new Place(file, sheet, row, cell);
    }

    public static Place pointer(String pointer) {
        return new Place("", null, 0, pointer);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        if (sheet != null) {
            return file + " › " + sheet + (at != null ? "!" + at : line > 0 ? "!row " + line : "");
        }
        if (file.isEmpty()) {
            return at == null ? "" : at;
        }
        return file + (line > 0 ? ":" + line : "") + (at != null ? ":" + at : "");
    }
}
