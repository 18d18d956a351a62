package org.rubra.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Request;
import org.rubra.assessment.Trace;
import org.rubra.audit.Recorded;
import org.rubra.audit.Records;
import org.rubra.audit.Releases;
import org.rubra.audit.UnknownReleaseException;
import org.rubra.explanation.Nearest;
import org.rubra.explanation.WhatIf;
import org.rubra.explanation.WhyNot;
import org.rubra.explanation.Wording;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Near;
import picocli.CommandLine;

/**
 * Shows why an answer is as it is. What fires on a presentation says how urgent it is, so that of a file is recorded like an answer, and then explained as such; of an
 * answer that is on record already, nothing is recorded again.
 */
@CommandLine.Command(
        name = "explain",
        description = "Shows what fired on a presentation or for a recorded answer, why a row did not, what came near, "
                + "and what would have led to another urgency.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Parameters(
            paramLabel = "FILE|ID",
            description =
                    "the request as JSON, - reads standard input; or the id of a recorded answer, which is read on the "
                            + "release that gave it")
    String subject;

    @CommandLine.ArgGroup
    Asked asked = new Asked();

    /** At most one of these is asked; the whole trace where none is. */
    static final class Asked {
        @CommandLine.Option(
                names = "--why-not",
                paramLabel = "ROW",
                description = "each condition of this row or trusted rule against the facts, say RF-01")
        @Nullable
        String row;

        @CommandLine.Option(
                names = "--nearest",
                description =
                        "for every higher urgency, and every pattern and red flag that was not concluded, the row that came nearest")
        boolean nearest;

        @CommandLine.Option(
                names = "--what-if",
                description = "the smallest changes of what was said that would have led to another urgency")
        boolean whatIf;
    }

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    @Override
    public Integer call() throws IOException {
        KnowledgeBase loaded = base.load();
        if (ID.matcher(subject).matches()) {
            return recorded(loaded, subject);
        }
        Request request = Request.read(Input.read(subject), loaded.vocabulary());
        requireRow(loaded);
        return recorded(loaded, Door.answer(loaded, request).id());
    }

    private int recorded(KnowledgeBase loaded, String id) {
        try (Trail trail = Door.existing()) {
            Recorded recorded =
                    new Records(trail, new Releases(loaded, trail)).find(id).orElse(null);
            if (recorded == null) {
                return refuse(
                        trail.isErased(id)
                                ? "what was said in answer " + id + " was erased; that it was given is still in the log"
                                : "found no answer " + id + " in the record; expected the id of one");
            }
            requireRow(recorded.base());
            explain(recorded);
            return CommandLine.ExitCode.OK;
        } catch (UnknownReleaseException e) {
            return refuse(e.getMessage() + "\nits trace alone is told by the service under /api/v1/traces/" + id);
        }
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return Main.FINDINGS;
    }

    private void requireRow(KnowledgeBase base) {
        String id = asked.row;
        if (id != null && base.row(id).isEmpty() && base.rule(id).isEmpty()) {
            List<String> ids = Stream.concat(
                            base.contents().rows().map(Row::id),
                            base.contents().rules().stream().map(TrustedRule::id))
                    .toList();
            String near = Near.to(id, ids);
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "found no row " + id + "; expected the id of a row or trusted rule"
                            + (near == null ? "" : "   (did you mean: " + near + "?)"));
        }
    }

    private void explain(Recorded recorded) {
        KnowledgeBase base = recorded.base();
        Trace trace = recorded.trace();
        Wording wording = new Wording(base.vocabulary());
        if (asked.row != null) {
            WhyNot whyNot = WhyNot.of(base, asked.row, trace).orElseThrow();
            print(whyNot, WhyNotText.of(whyNot, wording));
        } else if (asked.nearest) {
            List<Nearest> nearest = Nearest.of(base, trace);
            print(nearest, NearestText.of(nearest, base));
        } else if (asked.whatIf) {
            WhatIf whatIf = WhatIf.of(base, trace);
            print(whatIf, WhatIfText.of(whatIf, base.vocabulary().presentation()));
        } else {
            print(trace, TraceText.of(recorded, wording));
        }
    }

    private void print(Object value, String text) {
        spec.commandLine()
                .getOut()
                .println(format == Format.text ? text : new String(Json.bytes(value), StandardCharsets.UTF_8));
    }
}
