package org.rubra.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.rubra.explanation.Wording;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;

/** What the pages say beside the words of the vocabulary: rows and rules with their links and what they stand on, and times. */
final class Words {
    private static final DateTimeFormatter DAY = utc("uuuu-MM-dd");
    private static final DateTimeFormatter MINUTE = utc("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = utc("uuuu-MM-dd HH:mm:ss");
    private static final int SHORT = "sha256:".length() + 12;

    private final KnowledgeBase base;
    private final String rows;
    private final Wording wording;

    Words(KnowledgeBase base) {
        this(base, "/rows/");
    }

    /** @param rows the address under which rows and rules are shown */
    Words(KnowledgeBase base, String rows) {
        this.base = base;
        this.rows = rows;
        this.wording = new Wording(base.vocabulary());
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String stage(String stage) {
        return switch (stage) {
            case "rows" -> "What the decision tables say of these answers";
            case "explanations" -> "What explains a finding";
            case "support" -> "How well each pattern fits";
            case "defaults" -> "What holds where nothing else was said";
            case "advice" -> "What to tell the person";
            default -> stage;
        };
    }

    /** A time to the second, in UTC. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The same, of a time in ISO 8601. */
    static String time(String at) {
        return time(Instant.parse(at));
    }

    /** A time as finely as parts of this length need to be told apart, in UTC: to the day, the minute or the second. */
    static String time(Instant at, Duration parts) {
        return parts.compareTo(Duration.ofDays(1)) >= 0
                ? DAY.format(at)
                : parts.compareTo(Duration.ofMinutes(1)) >= 0 ? MINUTE.format(at) : TIME.format(at);
    }

    /** Enough of a digest to know it by. */
    static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), SHORT)) + "…";
    }

    /** What a trace says in codes, as people read it. */
    Wording wording() {
        return wording;
    }

    /** A row or rule with what it says and what it stands on. */
    Reason reason(String id) {
        return base.row(id)
                .map(located ->
                        reason(id, located.row().sentence(), located.row().evidence()))
                .or(() -> base.rule(id).map(rule -> reason(id, rule.name(), rule.evidence())))
                .orElseGet(() -> reason(id, id, List.of()));
    }

    private Reason reason(String id, String sentence, List<String> evidence) {
        return new Reason(id, href(id), sentence, cited(evidence));
    }

    /** The page of a row or rule. */
    String href(String id) {
        return rows + id;
    }

    List<Reason> reasons(List<String> ids) {
        return ids.stream().map(this::reason).toList();
    }

    List<Evidence.Cited> cited(List<String> ids) {
        return base.contents().evidence().cited(ids);
    }
}
