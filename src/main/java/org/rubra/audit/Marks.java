package org.rubra.audit;

import java.util.ArrayList;
import java.util.List;
import org.rubra.assessment.Assessment;
import org.rubra.conclusion.Support;
import org.rubra.trail.Mark;

/** What an answer is found by: its urgency, the patterns that the facts support, the red flags, and every row or rule that fired. */
final class Marks {
    private Marks() {}

    static List<Mark> of(Assessment assessment) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(Mark.Kind.URGENCY, assessment.urgency().code()));
        assessment.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .forEach(pattern -> marks.add(new Mark(Mark.Kind.PATTERN, pattern.code())));
        assessment.redFlags().forEach(flag -> marks.add(new Mark(Mark.Kind.RED_FLAG, flag.code())));
        assessment.trace().fired().forEach(firing -> marks.add(new Mark(Mark.Kind.ROW, firing.id())));
        return marks;
    }
}
