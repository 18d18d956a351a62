package org.rubra.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;

/**
 * What became of one thing: a row, a field, a case.
 *
 * @param what the kind of thing, say {@code row}
 * @param kinds what became of it: {@code ADDED} or {@code REMOVED} alone, else one or more of the others
 * @param id its id now; where it was removed, the one it had
 * @param formerId the id it had, where that is another
 * @param title its sentence, name or label now; where it was removed, the one it had
 * @param before where it stood; null where it was added
 * @param after where it stands; null where it was removed
 * @param details what it says otherwise, part by part; of what was added or removed, all that it says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        String what,
        List<Kind> kinds,
        String id,
        @Nullable String formerId,
        String title,
        @Nullable Place before,
        @Nullable Place after,
        List<Detail> details) {

    /** What may become of a thing. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** Another id, and alike. */
        RENAMED,
        /** Another file, or another place in an order that matters. */
        MOVED,
        CHANGED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part of it.
     *
     * @param part the heading of the column, or what the part is called in its file
     * @param before what it said; empty where it said nothing
     * @param after what it says; empty where it says nothing
     * @param cell the cell of a workbook: where it stands now, or stood where that is no more; null elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(String part, String before, String after, @Nullable String cell) {}

    public Change {
        kinds = List.copyOf(kinds);
        details = List.copyOf(details);
    }

    public boolean is(Kind kind) {
        return kinds.contains(kind);
    }
}
