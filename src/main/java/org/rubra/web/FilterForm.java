package org.rubra.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.Filters;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Channel;
import org.rubra.trail.Mark;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Term;

/**
 * The filters of the record as a form.
 *
 * @param active whether any is set
 * @param faults what is wrong with them
 */
record FilterForm(List<Control> controls, boolean active, List<String> faults) {

    /**
     * One filter; one that is given several times has a control for each.
     *
     * @param help what it takes, where it is typed
     * @param choices all there are, where {@code open} is false; else some to start from
     */
    record Control(
            String id,
            String name,
            String label,
            @Nullable String help,
            String value,
            boolean open,
            List<Choice> choices) {}

    record Choice(String value, String label) {}

    static FilterForm of(Address asked, List<Problem> problems, KnowledgeBase base, Trail trail) {
        List<Control> controls = Filters.all().entrySet().stream()
                .filter(each -> !Set.of(Filters.BEFORE, Filters.LIMIT).contains(each.getKey()))
                .flatMap(each -> controls(each, asked.given(), base, trail))
                .toList();
        return new FilterForm(
                controls,
                controls.stream().anyMatch(each -> !each.value().isEmpty()),
                problems.stream().map(FilterForm::sentence).toList());
    }

    private static Stream<Control> controls(
            Map.Entry<String, String> filter, Map<String, List<String>> given, KnowledgeBase base, Trail trail) {
        String name = filter.getKey();
        Optional<Mark.Kind> kind = Arrays.stream(Mark.Kind.values())
                .filter(each -> Filters.name(each).equals(name))
                .findFirst();
        boolean open = kind.isEmpty() || kind.get() == Mark.Kind.ROW || kind.get() == Mark.Kind.CALLER;
        List<String> values = given.getOrDefault(name, List.of(""));
        List<Choice> choices = kind.map(each -> choices(each, base, trail)).orElse(List.of());
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Control(
                        "filter-" + name + (i == 0 ? "" : "-" + i),
                        name,
                        label(name),
                        kind.isEmpty() ? filter.getValue() : null,
                        values.get(i),
                        open,
                        open ? choices : with(values.get(i), choices)));
    }

    /** A code that nothing has is still shown. */
    private static List<Choice> with(String value, List<Choice> choices) {
        boolean there = value.isEmpty()
                || choices.stream().anyMatch(each -> each.value().equals(value));
        return there
                ? choices
                : Stream.concat(choices.stream(), Stream.of(new Choice(value, value)))
                        .toList();
    }

    private static String label(String name) {
        String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String sentence(Problem problem) {
        String name = Optional.ofNullable(problem.where().at()).orElse("").replaceFirst("^/", "");
        return (name.isEmpty() ? "" : label(name) + ": ") + "found " + problem.found() + "; expected "
                + problem.expected() + "."
                + (problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?");
    }

    private static List<Choice> choices(Mark.Kind kind, KnowledgeBase base, Trail trail) {
        return switch (kind) {
            case URGENCY -> plain(Urgency.codes());
            case PATTERN -> terms(base.vocabulary().patterns());
            case RED_FLAG -> terms(base.vocabulary().redFlags());
            case CHANNEL ->
                Arrays.stream(Channel.values())
                        .map(each -> new Choice(each.code(), each.words()))
                        .toList();
            case CALLER -> plain(trail.codes(kind));
            case RELEASE ->
                trail.codes(kind).stream().map(digest -> release(digest, trail)).toList();
            case ROW -> rows(base);
        };
    }

    /** Every row and rule of a release, to choose among. */
    static List<Choice> rows(KnowledgeBase base) {
        return Stream.concat(
                        base.contents().rows().map(row -> new Choice(row.id(), row.sentence())),
                        base.contents().rules().stream().map(rule -> new Choice(rule.id(), rule.name())))
                .toList();
    }

    private static Choice release(String digest, Trail trail) {
        return new Choice(digest, version(digest, trail) + " · " + Words.shortened(digest));
    }

    /** The version of a release that answered. */
    static String version(String digest, Trail trail) {
        Query one = Query.ALL.with(Set.of(new Mark(Mark.Kind.RELEASE, digest))).atMost(1);
        return trail.search(one).found().stream()
                .findFirst()
                .map(found -> found.release().version())
                .orElse("unknown");
    }

    private static List<Choice> plain(List<String> codes) {
        return codes.stream().map(code -> new Choice(code, code)).toList();
    }

    private static List<Choice> terms(List<Term> terms) {
        return terms.stream().map(term -> new Choice(term.code(), term.label())).toList();
    }
}
