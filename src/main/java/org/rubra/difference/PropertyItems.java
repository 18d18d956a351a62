package org.rubra.difference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Property;

/** What must hold for every presentation, to be compared. */
final class PropertyItems {
    private PropertyItems() {}

    static List<Item> of(List<Property> properties) {
        return properties.stream().map(PropertyItems::item).toList();
    }

    private static Item item(Property property) {
        return Item.of("property", property.name(), property.name(), property.place())
                .titled("name")
                .with("safety net", property.safetyNet())
                .with("when", words(property.when()))
                .with("change", words(property.change()))
                .with("then", words(property.then()));
    }

    private static String words(Property.@Nullable Change change) {
        return change == null ? "" : (change.kind().words() + " " + String.join(", ", change.fields())).strip();
    }

    private static String words(Property.Claim claim) {
        return claim.parts().stream().map(PropertyItems::words).collect(Collectors.joining(" and "));
    }

    private static String words(Property.Part part) {
        String how = part.how().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (!part.claims().isEmpty()) {
            return how + part.claims().stream().map(PropertyItems::words).collect(Collectors.joining("; ", " (", ")"));
        }
        String field = part.field().isEmpty() ? "every field" : part.field();
        return (field + " " + how + " " + String.join(", ", part.values())).strip();
    }
}
