package org.rubra.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.BadFiltersException;
import org.rubra.audit.Export;
import org.rubra.audit.ExportFormat;
import org.rubra.audit.Filters;
import org.rubra.audit.Listed;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Page;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Finds recorded answers. */
@CommandLine.Command(
        name = "search",
        description = "Finds recorded answers, the newest first. Filters of marks may be repeated; all must hold.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        modelTransformer = FilterOptions.class)
final class SearchRecord implements Callable<Integer> {
    /** The names are what {@code --format} takes. */
    enum Form {
        text,
        json,
        ndjson,
        csv
    }

    /** @param before where the next page goes on; absent where there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Records(List<Listed> records, List<Long> damaged, @Nullable Long before) {}

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "text or json: a page; ndjson or csv: all, with what was said, or a page where --limit is given")
    Form format;

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> given = FilterOptions.given(spec);
        KnowledgeBase loaded = base.load();
        try (Trail trail = Door.existing()) {
            Query query = query(given, loaded, trail);
            switch (format) {
                case text -> text(trail.search(query));
                case json -> json(trail.search(query));
                case ndjson, csv -> export(new Export(trail, loaded.vocabulary()), query, given);
            }
        }
        out().flush();
        return CommandLine.ExitCode.OK;
    }

    private Query query(Map<String, List<String>> given, KnowledgeBase loaded, Trail trail) {
        try {
            return new Filters(loaded, trail).read(given);
        } catch (BadFiltersException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), FilterOptions.words(e), e);
        }
    }

    private void text(Page page) {
        page.found().stream().map(Listed::of).forEach(each -> out().println(line(each)));
        page.unreadable().forEach(each -> out().println("%8d  damaged; rubra audit verify says more".formatted(each)));
        out().println(
                        page.found().isEmpty()
                                ? "found no such answer"
                                : FindingWords.count(page.found().size(), "answer")
                                        + (page.next() == null ? "" : "; older ones with --before " + page.next()));
    }

    private static String line(Listed each) {
        return "%8d  %-24s  %-9s  %s  %s%s  %s"
                .formatted(
                        each.position(),
                        each.at(),
                        each.erased() ? "erased" : each.urgency() == null ? "" : each.urgency(),
                        each.id(),
                        each.channel(),
                        each.caller() == null ? "" : " " + each.caller(),
                        String.join(", ", each.patterns()))
                .stripTrailing();
    }

    private void json(Page page) {
        List<Listed> found = page.found().stream().map(Listed::of).toList();
        out().println(new String(
                Json.bytes(new Records(found, page.unreadable(), page.next())), StandardCharsets.UTF_8));
    }

    private void export(Export export, Query query, Map<String, List<String>> given) throws IOException {
        ExportFormat form = ExportFormat.valueOf(format.name());
        Export.Lines lines = line -> out().print(new String(line, StandardCharsets.UTF_8));
        if (given.containsKey(Filters.LIMIT)) {
            export.page(query, form, lines);
        } else {
            export.all(query, form, lines);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
