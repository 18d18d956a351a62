package org.rubra.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rubra.audit.BadFiltersException;
import org.rubra.audit.Filters;
import org.rubra.vocabulary.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The filters of a search as options, say {@code --red-flag} for {@code redFlag}. */
final class FilterOptions implements CommandLine.IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        Filters.all()
                .forEach((name, meaning) -> spec.addOption(OptionSpec.builder(option(name))
                        .paramLabel(name.toUpperCase(Locale.ROOT))
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .description(meaning)
                        .build()));
        return spec;
    }

    /** What was given, by the names of the filters. */
    static Map<String, List<String>> given(CommandSpec spec) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        Filters.all().keySet().forEach(name -> {
            List<String> values = spec.findOption(option(name)).getValue();
            if (values != null) {
                given.put(name, values);
            }
        });
        return given;
    }

    /** Every fault, a line each, at its option. */
    static String words(BadFiltersException faults) {
        return String.join(
                "\n", faults.problems().stream().map(FilterOptions::words).toList());
    }

    private static String words(Problem problem) {
        String name = problem.where().toString();
        return problem.toString()
                .replaceFirst(
                        "^" + java.util.regex.Pattern.quote(name),
                        Filters.all().containsKey(name) ? option(name) : name);
    }

    private static String option(String name) {
        return "--" + name.replaceAll("(\\p{Lu})", "-$1").toLowerCase(Locale.ROOT);
    }
}
