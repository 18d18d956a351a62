package org.rubra.review;

import java.util.List;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Property;

/** The case to paste into the suite, so that a breach that was mended stays so. */
record SuggestedCase(Property property, Breach breach, boolean safetyNet) {

    String yaml() {
        return "- case: \"" + property.name().replace("\"", "'") + "\"\n"
                + "  given: " + breach.known() + "\n"
                + (safetyNet ? "" : "  safetyNet: false\n")
                + "  expect: {urgency: " + expected() + "}\n";
    }

    /** The urgency that the property wants, or the least of it, as far as it says so in plain words. */
    private String expected() {
        List<Property.Part> parts = property.then().parts();
        Property.Part part = parts.get(0);
        boolean urgency = parts.size() == 1 && part.field().equals("urgency");
        if (urgency && part.how() == Property.How.IS && part.values().size() == 1) {
            return part.values().get(0);
        }
        if (urgency && part.how() == Property.How.AT_LEAST) {
            return range(part.values().get(0), Urgency.EMERGENCY.code());
        }
        if (urgency && part.how() == Property.How.NOT_HIGHER) {
            return range(Urgency.SELF_CARE.code(), breach.before().urgency().code());
        }
        Urgency least = breach.after().urgency() == Urgency.SELF_CARE
                ? Urgency.ROUTINE
                : breach.before().urgency();
        return range(least.code(), Urgency.EMERGENCY.code());
    }

    private static String range(String least, String greatest) {
        return least.equals(greatest) ? least : "[" + least + ", " + greatest + "]";
    }
}
