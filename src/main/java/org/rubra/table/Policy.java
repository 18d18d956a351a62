package org.rubra.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;

/**
 * What the two cells beside a table's title say. Drools looks at neither of them.
 *
 * @param hitPolicy which of the rows that hold count
 * @param mustAnswer whether one of them must hold wherever everything that the table asks about is known
 */
record Policy(HitPolicy hitPolicy, boolean mustAnswer) {
    static final int HIT_POLICY_COLUMN = 1;
    static final int ANSWER_COLUMN = 2;

    private static final String SILENT = "may say nothing";
    private static final String ALWAYS = "must always answer";
    static final List<String> ANSWERS = List.of(SILENT, ALWAYS);

    /** What the cell of the hit policy may say in full. */
    static List<String> statements() {
        return Arrays.stream(HitPolicy.values()).map(HitPolicy::statement).toList();
    }

    String answers() {
        return mustAnswer ? ALWAYS : SILENT;
    }

    /** The policy of a table; what is wrong with its cells is among the findings. */
    static Policy read(Sheet sheet, Findings findings) {
        String stated = text(sheet, HIT_POLICY_COLUMN);
        Optional<HitPolicy> hitPolicy = HitPolicy.stated(stated);
        if (hitPolicy.isEmpty()) {
            refuse(
                    sheet,
                    HIT_POLICY_COLUMN,
                    "one of \"" + String.join("\", \"", statements()) + "\"",
                    meant(stated),
                    findings);
        }
        String answers = text(sheet, ANSWER_COLUMN);
        if (!ANSWERS.contains(answers)) {
            refuse(sheet, ANSWER_COLUMN, String.join(" or ", ANSWERS), Near.to(answers, ANSWERS), findings);
        }
        return new Policy(hitPolicy.orElse(HitPolicy.COLLECT), answers.equals(ALWAYS));
    }

    private static String text(Sheet sheet, int column) {
        String text = CellText.text(sheet.getRow(Layout.TITLE_ROW), column);
        return text == null ? "" : text;
    }

    /** The policy that was perhaps meant, in full, though its code alone is near. */
    private static @Nullable String meant(String stated) {
        List<String> known = Stream.concat(
                        statements().stream(), Arrays.stream(HitPolicy.values()).map(HitPolicy::code))
                .toList();
        String near = Near.to(stated, known);
        return near == null
                ? null
                : HitPolicy.stated(near).map(HitPolicy::statement).orElse(null);
    }

    private static void refuse(
            Sheet sheet, int column, String expected, @Nullable String suggestion, Findings findings) {
        findings.cell(Layout.TITLE_ROW, column, Layout.found(sheet, Layout.TITLE_ROW, column), expected, suggestion);
    }
}
