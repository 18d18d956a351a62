package org.rubra.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.Replayed.Difference;
import org.rubra.vocabulary.AnswerReader;

/** Holds two answers' bytes against each other and, where they are not the same, finds the members that differ. */
final class Comparing {
    static final int MOST = 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Difference> differences = new ArrayList<>();

    private Comparing() {}

    /**
     * What differs.
     *
     * @param member what the documents are called
     * @throws UncheckedIOException when what was recorded is no JSON
     */
    static List<Difference> of(String member, byte[] recorded, byte[] now) {
        if (Arrays.equals(recorded, now)) {
            return List.of();
        }
        Comparing comparing = new Comparing();
        comparing.compare(member, tree(recorded), tree(now));
        if (comparing.differences.isEmpty()) {
            comparing.differences.add(new Difference(member, "the same members", "in another order or form"));
        }
        return comparing.differences;
    }

    /**
     * The text at a place of a document; empty where there is none.
     *
     * @throws UncheckedIOException when it is no JSON
     */
    static String text(byte[] document, String pointer) {
        return tree(document).at(pointer).asText();
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String member, @Nullable JsonNode recorded, @Nullable JsonNode now) {
        if (differences.size() == MOST) {
            return;
        }
        if (recorded != null && now != null && recorded.isObject() && now.isObject()) {
            Set<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(member + "/" + AnswerReader.escape(name), recorded.get(name), now.get(name)));
        } else if (recorded != null && now != null && recorded.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
                compare(member + "/" + i, recorded.get(i), now.get(i));
            }
        } else if (recorded == null || !recorded.equals(now)) {
            differences.add(new Difference(member, show(recorded), show(now)));
        }
    }

    private static @Nullable String show(@Nullable JsonNode value) {
        return value == null ? null : AnswerReader.shorten(value.toString());
    }
}
