package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.trail.Entry;
import org.rubra.trail.Found;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.Page;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Vocabulary;

/** Writes recorded answers out, the newest first, a page at a time, so that memory does not grow with their number. */
public final class Export {
    private static final List<String> COLUMNS = List.of(
            "position",
            "id",
            "at",
            "version",
            "release",
            "channel",
            "caller",
            "subject",
            "erased",
            "urgency",
            "patterns",
            "redFlags",
            "rows");
    /** A field may be called like another column. */
    private static final String FACT = "presentation.";

    private static final String OTHER_FACTS = "otherFacts";

    private final Trail trail;
    private final List<String> fields;

    /** @param vocabulary whose fields are the columns; what was said beside them, under another release, stands together in the last column */
    public Export(Trail trail, Vocabulary vocabulary) {
        this.trail = trail;
        this.fields = vocabulary.fields().stream().map(Field::name).toList();
    }

    /** Where the lines go, in UTF-8, each with its end. */
    public interface Lines {
        void write(byte[] line) throws IOException;
    }

    /** A line of NDJSON; the last three are absent where they were erased. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            @JsonUnwrapped Listed listed,
            @Nullable Map<String, Object> presentation,
            @JsonRawValue @Nullable String answer,
            @JsonRawValue @Nullable String trace) {}

    /**
     * Writes every answer that a query selects, on this page and all that follow.
     *
     * @throws NotAsLoggedException when one of them cannot be read, or is not what was logged; what was written until then is not all
     */
    public void all(Query query, ExportFormat format, Lines out) throws IOException {
        head(format, out);
        Query next = query.atMost(Query.MOST);
        while (true) {
            Page page = search(next);
            write(page, format, out);
            if (page.next() == null) {
                return;
            }
            next = next.before(page.next());
        }
    }

    /** Writes the query's own page, as {@link #all} does. */
    public void page(Query query, ExportFormat format, Lines out) throws IOException {
        head(format, out);
        write(search(query), format, out);
    }

    private void head(ExportFormat format, Lines out) throws IOException {
        if (format == ExportFormat.csv) {
            out.write(Csv.line(Stream.of(COLUMNS.stream(), fields.stream().map(FACT::concat), Stream.of(OTHER_FACTS))
                    .flatMap(each -> each)
                    .toList()));
        }
    }

    private void write(Page page, ExportFormat format, Lines out) throws IOException {
        for (Found found : page.found()) {
            Optional<Entry> entry = found.erased() ? Optional.empty() : trail.find(found.id());
            Optional<Map<String, Object>> said = entry.map(each -> said(found, each));
            Listed listed = Listed.of(found);
            out.write(
                    switch (format) {
                        case ndjson -> json(listed, said.orElse(null), entry);
                        case csv -> Csv.line(cells(listed, said.orElse(Map.of())));
                    });
        }
    }

    /** What was damaged is not left out in silence. */
    private Page search(Query query) {
        Page page = trail.search(query);
        if (!page.unreadable().isEmpty()) {
            throw new NotAsLoggedException(page.unreadable().get(0), null);
        }
        return page;
    }

    private static Map<String, Object> said(Found found, Entry entry) {
        try {
            return Json.read(entry.trace(), Trace.class).presentation();
        } catch (UncheckedIOException e) {
            throw new NotAsLoggedException(found.position(), e);
        }
    }

    private static byte[] json(Listed listed, @Nullable Map<String, Object> said, Optional<Entry> entry) {
        byte[] line = Json.bytes(new Line(
                listed,
                said,
                entry.map(Entry::answer).map(Export::text).orElse(null),
                entry.map(Entry::trace).map(Export::text).orElse(null)));
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private List<String> cells(Listed listed, Map<String, Object> said) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(listed.position()),
                listed.id(),
                listed.at(),
                listed.release().version(),
                listed.release().digest(),
                listed.channel(),
                cell(listed.caller()),
                cell(listed.subject()),
                Boolean.toString(listed.erased()),
                cell(listed.urgency()),
                cell(listed.patterns()),
                cell(listed.redFlags()),
                cell(listed.rows())));
        Map<String, Object> others = new LinkedHashMap<>(said);
        fields.forEach(field -> cells.add(cell(others.remove(field))));
        cells.add(others.isEmpty() ? "" : text(Json.bytes(others)));
        return cells;
    }

    private static String cell(@Nullable Object value) {
        return value == null
                ? ""
                : value instanceof Collection<?> several
                        ? several.stream().map(Export::cell).collect(Collectors.joining("; "))
                        : Facts.text(value);
    }
}
