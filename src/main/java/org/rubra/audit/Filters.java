package org.rubra.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Mark;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/**
 * The filters of a search as people write them, by name: {@code from}, {@code to}, {@code subject}, {@code before}, {@code limit}, and one for each kind
 * of mark. Those of marks may be given several times, and all must hold.
 */
public final class Filters {
    /** How many answers a page has where nobody says. */
    public static final int PAGE = 50;

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SUBJECT = "subject";
    public static final String BEFORE = "before";
    public static final String LIMIT = "limit";

    private final KnownCodes known;

    /** @param base whose rows and codes may be asked for, even if no answer has them yet */
    public Filters(KnowledgeBase base, Trail trail) {
        this.known = new KnownCodes(base, trail);
    }

    /** The name of the filter for a kind of mark, say {@code redFlag}. */
    public static String name(Mark.Kind kind) {
        String[] words = kind.code().split("-");
        StringBuilder name = new StringBuilder(words[0]);
        Arrays.stream(words, 1, words.length).forEach(word -> name.append(Character.toUpperCase(word.charAt(0)))
                .append(word.substring(1)));
        return name.toString();
    }

    /** All names with what each takes, in the order in which they are shown. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(FROM, "answers of this time or later: 2026-11-24T09:00:00Z, or a day in UTC");
        all.put(TO, "answers before this time");
        for (Mark.Kind kind : Mark.Kind.values()) {
            all.put(name(kind), meaning(kind));
        }
        all.put(SUBJECT, "the caller's reference to a person");
        all.put(BEFORE, "answers before this position of the log");
        all.put(LIMIT, "how many answers a page has, 1 to " + Query.MOST);
        return all;
    }

    private static String meaning(Mark.Kind kind) {
        return switch (kind) {
            case URGENCY -> "the urgency: " + String.join(", ", Urgency.codes());
            case PATTERN -> "the code of a pattern that the facts support";
            case RED_FLAG -> "the code of a red flag";
            case ROW -> "the id of a row or rule that fired";
            case RELEASE -> "the digest of the release that answered";
            case CHANNEL -> "the way in: " + String.join(", ", KnownCodes.CHANNELS);
            case CALLER -> "the system that asked, as it named itself";
        };
    }

    /**
     * Reads filters.
     *
     * @throws BadFiltersException with every fault
     */
    public Query read(Map<String, List<String>> given) {
        List<Problem> problems = new ArrayList<>();
        Set<String> names = all().keySet();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(new Problem(
                        Place.pointer(name),
                        "an unknown name",
                        "one of " + String.join(", ", names),
                        Near.to(name, names))));
        Instant from = time(FROM, given, problems);
        Instant to = time(TO, given, problems);
        Long before = number(BEFORE, given, problems);
        Long limit = number(LIMIT, given, problems);
        Set<Mark> marks = marks(given, problems);
        String subject = one(SUBJECT, given, problems);
        if (problems.isEmpty()) {
            try {
                return new Query(from, to, marks, subject, before, limit == null ? PAGE : limit(limit));
            } catch (IllegalArgumentException e) {
                problems.add(BadFiltersException.problem("the filters", e));
            }
        }
        throw new BadFiltersException(problems);
    }

    private static int limit(long limit) {
        return (int) Math.min(limit, Integer.MAX_VALUE);
    }

    private static @Nullable String one(String name, Map<String, List<String>> given, List<Problem> problems) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            problems.add(new Problem(Place.pointer(name), values.size() + " values", "one"));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static @Nullable Instant time(String name, Map<String, List<String>> given, List<Problem> problems) {
        String text = one(name, given, problems);
        if (text == null) {
            return null;
        }
        try {
            return WrittenTime.read(text);
        } catch (DateTimeException e) {
            problems.add(new Problem(Place.pointer(name), "\"" + text + "\"", WrittenTime.EXPECTED));
            return null;
        }
    }

    private static @Nullable Long number(String name, Map<String, List<String>> given, List<Problem> problems) {
        String text = one(name, given, problems);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            problems.add(new Problem(Place.pointer(name), "\"" + text + "\"", "a whole number"));
            return null;
        }
        return Long.valueOf(text);
    }

    private Set<Mark> marks(Map<String, List<String>> given, List<Problem> problems) {
        Set<Mark> marks = new LinkedHashSet<>();
        for (Mark.Kind kind : Mark.Kind.values()) {
            for (String code : given.getOrDefault(name(kind), List.of())) {
                known.refusal(kind, code).ifPresentOrElse(problems::add, () -> marks.add(new Mark(kind, code)));
            }
        }
        return marks;
    }
}
