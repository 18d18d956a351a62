package org.rubra.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** How a report is printed: for people, for programs, or as a page. */
final class Output {
    /** The names are what {@code --format} takes. */
    enum Form {
        text,
        json,
        html
    }

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--format",
            defaultValue = "text",
            description = "text, json, or html: one page that needs nothing else")
    Form format;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A line of text; {@code @|red …|@} is coloured where a terminal shows it. */
    void line(String marked) {
        out().println(spec.commandLine().getColorScheme().ansi().string(marked));
    }

    void json(Object report) {
        out().println(new String(Json.bytes(report), StandardCharsets.UTF_8));
    }

    void html(String template, Map<String, ?> report) {
        out().println(Html.page(template, report));
    }
}
