package org.rubra.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.rubra.explanation.Change;
import org.rubra.explanation.WhatIf;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Schema;

/** What would have led to another urgency, as text. */
final class WhatIfText {
    private final WhatIf whatIf;
    private final Schema fields;
    private final StringBuilder text = new StringBuilder();

    private WhatIfText(WhatIf whatIf, Schema fields) {
        this.whatIf = whatIf;
        this.fields = fields;
    }

    static String of(WhatIf whatIf, Schema fields) {
        return new WhatIfText(whatIf, fields).text();
    }

    private String text() {
        text.append("The answer was ")
                .append(whatIf.urgency().code())
                .append(
                        ". What follows is how the release that gave it would have answered otherwise; it is no advice.\n");
        ways("A higher urgency", whatIf.up());
        ways("A lower urgency", whatIf.down());
        if (whatIf.searched() < WhatIf.MOST_CHANGES) {
            text.append("\nThere was too much to try: changes of more than ")
                    .append(FindingWords.count(whatIf.searched(), "fact"))
                    .append(" were left out.\n");
        } else if (!whatIf.complete()) {
            text.append("\nThere was too much to try: of a field with many values, some combinations were left out.\n");
        }
        return text.toString();
    }

    private void ways(String head, WhatIf.Ways ways) {
        text.append('\n').append(head);
        if (ways.ways().isEmpty()) {
            text.append(": no change of up to ")
                    .append(FindingWords.count(whatIf.searched(), "fact"))
                    .append(" leads there\n");
            return;
        }
        text.append('\n');
        for (WhatIf.Way way : ways.ways()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-10s %s%n",
                    way.urgency().code(),
                    way.changes().stream().map(this::words).collect(Collectors.joining("; "))));
        }
        if (ways.more() > 0) {
            text.append("  and ").append(ways.more()).append(" more\n");
        }
    }

    private String words(Change change) {
        Field field = fields.field(change.field()).orElseThrow();
        return field.label() + ": " + field.show(change.to())
                + (change.answers() ? " (was not answered)" : " (was " + field.show(change.from()) + ")");
    }
}
