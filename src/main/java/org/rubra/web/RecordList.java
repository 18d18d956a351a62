package org.rubra.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.trail.Found;
import org.rubra.trail.Mark;
import org.rubra.trail.Page;

/**
 * Recorded answers, the newest first.
 *
 * @param damaged the positions of those that cannot be read
 * @param count how many there are in all, on whichever page
 * @param newer where the newest are; null where these are
 * @param older where the next page is; null where there is none
 * @param csv where all of them can be had
 */
record RecordList(
        List<Line> lines,
        List<Long> damaged,
        long count,
        @Nullable String newer,
        @Nullable String older,
        String csv,
        String ndjson) {

    /** @param urgency null where what was said is erased */
    record Line(
            String href,
            String at,
            @Nullable String urgency,
            List<String> patterns,
            List<String> redFlags,
            String release,
            String caller,
            @Nullable String subject,
            long position) {}

    static RecordList of(Page page, long count, Address asked, Words words) {
        Address all = asked.without("before").without("limit");
        Address export = all.at("/api/v1/records/export");
        return new RecordList(
                page.found().stream().map(found -> line(found, words)).toList(),
                page.unreadable(),
                count,
                asked.given().containsKey("before") ? asked.without("before").toString() : null,
                page.next() == null
                        ? null
                        : asked.with("before", page.next().toString()).toString(),
                export.with("format", "csv").toString(),
                export.with("format", "ndjson").toString());
    }

    private static Line line(Found found, Words words) {
        return new Line(
                "/audit/" + found.id(),
                Words.time(found.at()),
                found.codes(Mark.Kind.URGENCY).stream().findFirst().orElse(null),
                found.codes(Mark.Kind.PATTERN).stream()
                        .map(words.wording()::label)
                        .toList(),
                found.codes(Mark.Kind.RED_FLAG).stream()
                        .map(words.wording()::label)
                        .toList(),
                found.release().version(),
                found.caller().words(),
                found.subject(),
                found.position());
    }
}
