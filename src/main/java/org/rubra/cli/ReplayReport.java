package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.rubra.audit.ReplayCounts;
import org.rubra.audit.Replayed;
import org.rubra.audit.Replayed.Outcome;
import org.rubra.review.ImpactReport;
import org.rubra.vocabulary.Json;

/** What a replay says: each finding as it is found, so that a million answers need no more memory than one, and then what it came to. */
sealed interface ReplayReport {
    static ReplayReport of(Format format, Output output) {
        return format == Format.json ? new Document(output) : new Lines(output);
    }

    void finding(Replayed finding);

    /** @param seconds how long it took */
    void end(ReplayCounts counts, double seconds);

    void end(List<ImpactReport> reports, ReplayCounts counts);

    /** For people. */
    record Lines(Output output) implements ReplayReport {
        @Override
        public void finding(Replayed finding) {
            String at = "position " + finding.position() + ", " + finding.id() + ": ";
            output.print(output.styled(at + what(finding)));
            finding.differences()
                    .forEach(each -> output.print(output.styled("  " + each.member() + "   recorded "
                            + Objects.requireNonNullElse(each.recorded(), "nothing") + "; now "
                            + Objects.requireNonNullElse(each.now(), "nothing"))));
        }

        private static String what(Replayed finding) {
            return finding.outcome() == Outcome.DIFFERENT
                    ? "answered otherwise by "
                            + Objects.requireNonNull(finding.release()).version() + ", which answered with software "
                            + finding.software()
                    : "not replayed: " + finding.reason();
        }

        @Override
        public void end(ReplayCounts counts, double seconds) {
            output.print(FindingWords.count(counts.answers(), "answer") + " replayed in "
                    + String.format(Locale.ROOT, "%.1f s, %,.0f a second: ", seconds, counts.answers() / seconds)
                    + counts.of(Outcome.SAME) + " the same, " + counts.of(Outcome.DIFFERENT) + " otherwise, "
                    + barred(counts));
        }

        @Override
        public void end(List<ImpactReport> reports, ReplayCounts counts) {
            reports.forEach(report -> {
                new ImpactText(output).print(report);
                output.print("");
            });
            output.print(FindingWords.count(counts.answers(), "recorded answer") + ": " + barred(counts));
        }

        private static String barred(ReplayCounts counts) {
            return counts.of(Outcome.ERASED) + " erased, " + counts.of(Outcome.NO_RELEASE) + " without their release, "
                    + counts.of(Outcome.UNREADABLE) + " unreadable";
        }
    }

    /** One JSON object. */
    final class Document implements ReplayReport {
        private final Output output;
        private boolean begun;

        Document(Output output) {
            this.output = output;
        }

        @Override
        public void finding(Replayed finding) {
            output.print((begun ? "," : "{\"findings\":[") + json(finding));
            begun = true;
        }

        @Override
        public void end(ReplayCounts counts, double seconds) {
            end(counts, "seconds", seconds);
        }

        @Override
        public void end(List<ImpactReport> reports, ReplayCounts counts) {
            end(counts, "impacts", reports);
        }

        private void end(ReplayCounts counts, String name, Object value) {
            Map<String, Object> rest = new LinkedHashMap<>();
            rest.put("answers", counts.answers());
            rest.put("outcomes", counts.outcomes());
            rest.put(name, value);
            output.print((begun ? "]," : "{\"findings\":[],") + json(rest).substring(1));
        }

        private static String json(Object value) {
            return new String(Json.bytes(value), StandardCharsets.UTF_8);
        }
    }
}
