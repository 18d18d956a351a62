package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Request;
import org.rubra.assessment.Trace;
import org.rubra.explanation.CellReading;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Near;
import picocli.CommandLine;

/** Shows why rows and rules fire on a presentation, or why one row does not. What fires says how urgent it is, so it is recorded like an answer. */
@CommandLine.Command(
        name = "explain",
        description = "Shows, cell by cell, what fires on a presentation, or why one row does not.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Parameters(paramLabel = "FILE", description = "the request as JSON; - reads standard input")
    String file;

    @CommandLine.Option(names = "--why-not", paramLabel = "ROW", description = "the id of a row, say RF-01")
    @Nullable
    String row;

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    @Override
    public Integer call() throws Exception {
        byte[] document = Input.read(file);
        KnowledgeBase loaded = base.load();
        Request request = Request.read(document, loaded.vocabulary());
        Optional<KnowledgeBase.Located> located = row == null ? Optional.empty() : loaded.row(row);
        if (row != null && located.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), unknownRow(loaded, row));
        }
        Assessment assessment = Door.answer(loaded, request).assessment();
        if (located.isPresent()) {
            WhyNot reading = WhyNot.of(loaded, located.get(), assessment.trace());
            print(reading, whyNotText(reading));
        } else {
            print(assessment.trace(), traceText(assessment.trace()));
        }
        return CommandLine.ExitCode.OK;
    }

    private static String unknownRow(KnowledgeBase base, String row) {
        List<String> ids = base.contents().rows().map(each -> each.id()).toList();
        String near = Near.to(row, ids);
        String hint = base.rule(row)
                .map(rule -> "; it is a trusted rule, " + rule.file() + ":" + rule.line())
                .orElse(near == null ? "" : "   (did you mean: " + near + "?)");
        return "found no row " + row + "; expected the id of a row" + hint;
    }

    private void print(Object value, String text) {
        spec.commandLine()
                .getOut()
                .println(format == Format.text ? text : new String(Json.bytes(value), StandardCharsets.UTF_8));
    }

    private static String whyNotText(WhyNot reading) {
        StringBuilder text = new StringBuilder();
        text.append(reading.id()).append("  ").append(reading.sentence()).append('\n');
        text.append(reading.source().file())
                .append(" › ")
                .append(reading.source().sheet())
                .append(", row ")
                .append(reading.source().row());
        text.append(
                switch (reading.truth()) {
                    case TRUE ->
                        reading.beatenBy() == null
                                ? ": it fires"
                                : ": it holds, but does not fire, since " + reading.beatenBy() + " answers first";
                    case FALSE -> ": it does not fire";
                    case UNKNOWN -> ": it is open; no cell fails, but some were never answered";
                });
        text.append('\n');
        for (CellReading cell : reading.cells()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-5s %-8s %s %s; found %s%n",
                    cell.cell(),
                    switch (cell.truth()) {
                        case TRUE -> "met";
                        case FALSE -> "failed";
                        case UNKNOWN -> "unknown";
                    },
                    cell.field(),
                    cell.wanted(),
                    shown(cell.found())));
        }
        return text.toString();
    }

    private static String shown(@Nullable Object found) {
        return found == null ? "nothing" : found instanceof Boolean yes ? (yes ? "yes" : "no") : Facts.text(found);
    }

    private static String traceText(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (Trace.Firing firing : trace.fired()) {
            text.append(String.format(Locale.ROOT, "%-6s %s%n", firing.id(), firing.name()));
            text.append("       ").append(place(firing.source())).append('\n');
            firing.matched().forEach(matched -> text.append("       ")
                    .append(matched.field())
                    .append(matched.condition() == null ? "" : " " + matched.condition())
                    .append(": ")
                    .append(shown(matched.value()))
                    .append('\n'));
            if (!firing.uses().isEmpty()) {
                text.append("       builds on ")
                        .append(String.join(", ", firing.uses()))
                        .append('\n');
            }
            firing.concluded().forEach(each -> text.append("       → ")
                    .append(each.kind())
                    .append(": ")
                    .append(each.says())
                    .append('\n'));
            if (!firing.beats().isEmpty()) {
                text.append("       answers before ")
                        .append(String.join(", ", firing.beats()))
                        .append(firing.beats().size() == 1 ? ", which holds too\n" : ", which hold too\n");
            }
            if (!firing.setAsideBy().isEmpty()) {
                text.append("       set aside by ")
                        .append(String.join(", ", firing.setAsideBy()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String place(Trace.Source source) {
        return source.sheet() == null
                ? source.file() + ":" + source.line()
                : source.file() + " › " + source.sheet() + ", row " + source.row();
    }
}
