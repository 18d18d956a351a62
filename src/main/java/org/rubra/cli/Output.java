package org.rubra.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** How a report is printed: for people, for programs, or as a page. */
final class Output {
    /** The names are what {@code --format} takes. */
    enum Form {
        text,
        json,
        html
    }

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");

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
        print(ansi().string(marked));
    }

    /** Text from anywhere, coloured where a terminal shows it; nothing in it is taken for a mark, or for an order to the terminal. */
    String styled(String text, Ansi.Style... styles) {
        String plain = UNSEEN.matcher(text)
                .replaceAll(unseen ->
                        String.format("\\\\u%04x", (int) unseen.group().charAt(0)));
        return styles.length > 0 && ansi().enabled() ? Ansi.Style.on(styles) + plain + Ansi.Style.reset.on() : plain;
    }

    /** A line as it is. */
    void print(String line) {
        out().println(line);
    }

    void json(Object report) {
        out().println(new String(Json.bytes(report), StandardCharsets.UTF_8));
    }

    void html(String template, Map<String, ?> report) {
        out().println(Html.page(template, report));
    }

    private Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
