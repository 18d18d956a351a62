package org.rubra.explanation;

import java.util.List;
import java.util.stream.Collectors;
import org.rubra.vocabulary.Truth;

/** What became of a row or rule in an answer, in a sentence. */
public final class Verdict {
    private Verdict() {}

    /** Whether it fired and whether that counts, or why it did not fire. */
    public static String of(WhyNot why, Wording wording) {
        if (!why.inForce()) {
            return "It could not fire: its layer, " + why.layer() + ", was not in force"
                    + (why.truth() == Truth.TRUE ? "; all its conditions are met." : ".");
        }
        return switch (why.truth()) {
            case TRUE -> met(why, wording);
            case FALSE -> "It did not fire: " + failures(why) + ".";
            case UNKNOWN -> "It did not fire: none of its conditions failed, but " + open(why) + ".";
        };
    }

    private static String met(WhyNot why, Wording wording) {
        if (why.beatenBy() != null) {
            return "Every condition was met, and still it did not fire: " + why.beatenBy() + " answers before it.";
        }
        return "It fired: every condition was met."
                + (why.setAside().isEmpty()
                        ? ""
                        : " But the urgency that it raised does not count: it was set aside by "
                                + by(why.setAside(), wording) + ".");
    }

    /** By what the urgency that something raised was set aside: {@code EX-21 (strong physical strain just before)}. */
    public static String by(List<SetAside> all, Wording wording) {
        return all.stream()
                .map(each -> String.join(", ", each.because()) + " (" + wording.label(each.explanation()) + ")")
                .collect(Collectors.joining("; "));
    }

    /** What stood between it and what it would have concluded: how many of its conditions failed or are about something not answered, or what else. */
    public static String obstacle(WhyNot why, Wording wording) {
        if (!why.setAside().isEmpty()) {
            return "it fired, but what it raised was set aside by " + by(why.setAside(), wording);
        }
        return switch (why.truth()) {
            case TRUE -> "every condition was met, but " + why.beatenBy() + " answers before it";
            case FALSE -> failures(why);
            case UNKNOWN -> "not decided: " + open(why);
        };
    }

    private static String failures(WhyNot why) {
        int failed = why.count(Truth.FALSE);
        int unknown = why.count(Truth.UNKNOWN);
        return failed + " of " + why.cells().size() + (why.cells().size() == 1 ? " condition" : " conditions")
                + " failed"
                + (unknown == 0 ? "" : ", and " + unknown + about(unknown));
    }

    private static String open(WhyNot why) {
        int unknown = why.count(Truth.UNKNOWN);
        int all = why.cells().size();
        return (unknown == all ? unknown : unknown + " of " + all)
                + (all == 1 ? " condition" : " conditions")
                + about(unknown);
    }

    private static String about(int conditions) {
        return (conditions == 1 ? " is" : " are") + " about something not answered";
    }
}
