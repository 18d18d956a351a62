package org.rubra.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    @CommandLine.Option(names = "--output", paramLabel = "FILE", description = "write the report to this file")
    @Nullable
    Path file;

    private boolean begun;

    /** That of a command that has a {@code --format} of its own: lines to standard output. */
    static Output of(CommandLine.Model.CommandSpec spec) {
        Output output = new Output();
        output.spec = spec;
        output.format = Form.text;
        return output;
    }

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
        if (file == null) {
            out().println(line);
            return;
        }
        try {
            Files.writeString(
                    file,
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    begun ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            begun = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void json(Object report) {
        print(new String(Json.bytes(report), StandardCharsets.UTF_8));
    }

    void html(String template, Map<String, ?> report) {
        print(Html.page(template, report).stripTrailing());
    }

    private Ansi ansi() {
        return file == null ? spec.commandLine().getColorScheme().ansi() : Ansi.OFF;
    }
}
