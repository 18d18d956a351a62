package org.rubra.difference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;

/**
 * Something that can be compared: an id, and what it says, part by part.
 *
 * @param what the kind of thing, say {@code row}
 * @param title its sentence, name or label, for people
 * @param home where it belongs: what has another home has moved
 * @param parts what it says, by what tells the parts apart
 */
record Item(String what, String id, String title, String home, Place place, Map<String, Part> parts) {
    /** The part that is the title too. */
    static final String TITLE = "title";

    /**
     * What one part says.
     *
     * @param name the part's name for people
     * @param value as text; empty where it says nothing
     * @param cell the cell of a workbook
     */
    record Part(String name, String value, @Nullable String cell) {}

    /** An item that belongs where it stands, and says nothing yet. */
    static Item of(String what, String id, String title, Place place) {
        return new Item(what, id, title, place.file(), place, new LinkedHashMap<>());
    }

    Item with(String name, @Nullable Object value) {
        return with(name, new Part(name, value == null ? "" : value.toString(), null));
    }

    Item with(String key, Part part) {
        parts.put(key, part);
        return this;
    }

    /** The title as a part of that name. */
    Item titled(String name) {
        return with(TITLE, new Part(name, title, null));
    }

    String value(String key) {
        Part part = parts.get(key);
        return part == null ? "" : part.value();
    }
}
