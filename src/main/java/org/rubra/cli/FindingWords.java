package org.rubra.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.review.Finding;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Place;

/** A finding in the words of a report, on a terminal or on a page. */
final class FindingWords {
    private FindingWords() {}

    /** Where in its file something is, say {@code Red flags!D14} or {@code line 88}; empty for the file itself. */
    static String within(Place place) {
        if (place.sheet() != null) {
            return place.sheet()
                    + (place.at() != null ? "!" + place.at() : place.line() > 0 ? "!row " + place.line() : "");
        }
        return place.line() > 0 ? "line " + place.line() : "";
    }

    /** A place as seen from a file: without the file's name where it is the same. */
    static String seenFrom(String file, Place place) {
        String within = within(place);
        return place.file().equals(file) && !within.isEmpty() ? within : place.toString();
    }

    static String says(Finding finding) {
        return "found " + finding.found() + "; expected " + finding.expected();
    }

    /** What was perhaps meant, or how to mend it; empty where nothing is near. */
    static String advice(Finding finding) {
        String suggestion = finding.suggestion();
        return suggestion == null
                ? ""
                : finding.check().equals(Finding.FORM)
                        ? "did you mean: " + suggestion + "?"
                        : "to mend it: " + suggestion;
    }

    /** Answers as a person would list them; an empty presentation is one in which nothing was answered. */
    static String answers(Map<String, Object> answers) {
        return answers.entrySet().stream()
                .map(each -> each.getKey() + " " + shown(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String shown(@Nullable Object answer) {
        return answer == null
                ? Field.NOT_ANSWERED
                : answer instanceof Boolean yes
                        ? (yes ? "yes" : "no")
                        : answer instanceof Iterable<?> several
                                ? several.toString().replaceAll("[\\[\\]]", "")
                                : answer instanceof Number number
                                        ? Facts.text(number.doubleValue())
                                        : answer.toString();
    }

    /** A large number as people write it, say {@code 1.5·10^31}. */
    static String magnitude(BigInteger number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(2));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < 6
                ? number.toString()
                : rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "·10^" + exponent;
    }

    /** A number of things whose word ends differently where there are several. */
    static String count(long number, String stem, String one, String several) {
        return number + " " + stem + (number == 1 ? one : several);
    }

    /** A number of things, say {@code 1 error} or {@code 2 errors}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
