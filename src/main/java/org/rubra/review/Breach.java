package org.rubra.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Property;

/** A property held against what the engine answered. */
record Breach(Property property, Assessment before, Assessment after) {

    /** Whether the property holds after all. */
    boolean holds() {
        return !holds(property.when(), before) || holds(property.then(), after);
    }

    private boolean holds(Property.Claim claim, Assessment assessment) {
        return claim.parts().stream().allMatch(part -> holds(part, assessment));
    }

    private boolean holds(Property.Part part, Assessment assessment) {
        boolean any = part.claims().stream().anyMatch(claim -> holds(claim, assessment));
        return switch (part.how()) {
            case ANY -> any;
            case NOT -> !any;
            case NOT_LOWER -> after.urgency().compareTo(before.urgency()) >= 0;
            case NOT_HIGHER -> after.urgency().compareTo(before.urgency()) <= 0;
            default -> compare(part, assessment);
        };
    }

    private static boolean compare(Property.Part part, Assessment assessment) {
        boolean ofOutcome = part.fact().equals("Outcome");
        Map<String, Object> facts =
                ofOutcome ? assessment.trace().outcome() : assessment.trace().presentation();
        if (part.field().isEmpty()) {
            return facts.isEmpty() == (part.how() == Property.How.UNKNOWN);
        }
        return compare(part, facts.get(part.field()));
    }

    private static boolean compare(Property.Part part, @Nullable Object answer) {
        List<String> values = part.values();
        Set<?> members = answer instanceof Set<?> set ? set : Set.of();
        if (answer == null) {
            return part.how() == Property.How.UNKNOWN || part.how() == Property.How.NONE;
        }
        return switch (part.how()) {
            case IS ->
                answer instanceof Set
                        ? values.stream().anyMatch(members::contains)
                        : values.contains(answer instanceof Boolean yes ? (yes ? "yes" : "no") : answer);
            case ONLY -> !members.isEmpty() && values.containsAll(members);
            case NONE -> members.isEmpty();
            case AT_LEAST -> compared(answer, values.get(0)) >= 0;
            case BELOW -> compared(answer, values.get(0)) < 0;
            case KNOWN -> true;
            default -> false;
        };
    }

    private static int compared(Object answer, String value) {
        return answer instanceof Double number
                ? number.compareTo(Double.valueOf(value))
                : Urgency.of(answer.toString()).compareTo(Urgency.of(value));
    }

    String found() {
        String answered = answered(after);
        return property.change() == null ? answered : answered(before) + ", and then " + answered;
    }

    private static String answered(Assessment assessment) {
        return assessment.urgency().code() + " for "
                + Properties.shown(assessment.trace().presentation());
    }

    String expected() {
        return "that \"" + property.name() + "\"";
    }

    /** What is known of the presentation that breaks it, as text. */
    String known() {
        return Properties.shown(after.trace().presentation());
    }
}
