package org.rubra.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Vocabulary;

/**
 * A column of a sheet as people see it.
 *
 * @param width in characters, at least
 * @param domain what its cells may say; null where that is no list and no range
 */
record ShownColumn(int index, Heading heading, Part part, int width, @Nullable Domain domain) {

    /** What a column is to its reader; each has a colour. */
    enum Part {
        PLAIN,
        CONDITION,
        CONCLUSION
    }

    /** The columns of a table; one that could not be read is left out. */
    static List<ShownColumn> of(Layout layout, Vocabulary vocabulary) {
        return layout.columns().stream()
                .filter(column -> column.role() != Layout.Role.FAULTY)
                .map(column -> of(column, vocabulary))
                .toList();
    }

    private static ShownColumn of(Layout.Placed column, Vocabulary vocabulary) {
        ColumnForm form = column.form();
        if (form != null) {
            int width = form.isNumeric() ? 12 : form.several() || !form.isCondition() ? 24 : 15;
            Part part = form.isCondition() ? Part.CONDITION : Part.CONCLUSION;
            return new ShownColumn(column.index(), Heading.of(form, vocabulary), part, width, column.domain());
        }
        return switch (column.role()) {
            case ID -> new ShownColumn(column.index(), Heading.ID, Part.PLAIN, 16, null);
            case SENTENCE -> new ShownColumn(column.index(), Heading.SENTENCE, Part.PLAIN, 60, null);
            default -> new ShownColumn(column.index(), Heading.EVIDENCE, Part.PLAIN, 18, null);
        };
    }

    Look headingLook() {
        return switch (part) {
            case PLAIN -> Look.PLAIN_HEADING;
            case CONDITION -> Look.CONDITION_HEADING;
            case CONCLUSION -> Look.CONCLUSION_HEADING;
        };
    }

    Look cellLook() {
        return switch (part) {
            case PLAIN -> Look.TEXT;
            case CONDITION -> domain != null && domain.number() != null ? Look.CONDITION_NUMBER : Look.CONDITION;
            case CONCLUSION -> Look.CONCLUSION;
        };
    }
}
