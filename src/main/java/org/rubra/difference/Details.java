package org.rubra.difference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two versions of one thing say otherwise. */
final class Details {
    private Details() {}

    /** Part by part, in the new order; a part of several lines gives one for each place where lines differ. The title of what came or went stands beside. */
    static List<Change.Detail> of(@Nullable Item before, @Nullable Item after) {
        Map<String, Item.Part> old = before == null ? Map.of() : before.parts();
        Map<String, Item.Part> now = after == null ? Map.of() : after.parts();
        Set<String> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        if (before == null || after == null) {
            keys.remove(Item.TITLE);
        }
        List<Change.Detail> details = new ArrayList<>();
        keys.forEach(key -> detail(old.get(key), now.get(key), details));
        return details;
    }

    private static void detail(Item.@Nullable Part before, Item.@Nullable Part after, List<Change.Detail> details) {
        Item.Part shown = after != null ? after : Objects.requireNonNull(before);
        String old = before == null ? "" : before.value();
        String now = after == null ? "" : after.value();
        if (Stream.of(old, now).anyMatch(text -> text.contains("\n"))) {
            Lines.differing(old, now)
                    .forEach(hunk -> details.add(new Change.Detail(shown.name(), hunk.before(), hunk.after(), null)));
        } else if (!old.equals(now)) {
            details.add(new Change.Detail(shown.name(), old, now, shown.cell()));
        }
    }
}
