package org.rubra.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a workbook may carry besides sheets and a table of decisions has no use for. */
enum Foreign {
    MACROS("macros", "vbaproject|vbadata|macro|xlmsheet|dialogsheet"),
    LINKS("links to other workbooks", "externallink"),
    OBJECTS("embedded objects", "embeddings|oleobject|relationships/package|activex|ctrlprop"),
    DATA("connections to data", "connections|querytable");

    private final String words;
    private final Pattern marks;

    Foreign(String words, String marks) {
        this.words = words;
        this.marks = Pattern.compile(marks);
    }

    /** What the name of a part, its content type or the type of a relation stands for, if it is foreign. */
    static Optional<String> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.marks.matcher(lower).find())
                .map(kind -> kind.words)
                .findFirst();
    }
}
