package org.rubra.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML mapping, read strictly: each key is asked for once, and {@link #done} reports the keys that nobody asked for. What is missing or of the
 * wrong kind becomes a problem with line and column, and reading goes on with an empty value, so that all problems come at once.
 */
final class Yaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(16 << 20)
            .setMaxAliasesForCollections(0)
            .build();

    private final String file;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Problem> problems;

    private Yaml(String file, Node node, List<Problem> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        } else {
            refuse(node, "keys with values");
        }
    }

    private void enter(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
            problems.add(new Problem(place(tuple.getKeyNode()), "\"" + key + "\" a second time", "each key once"));
        }
    }

    /** The document's one mapping, or null where it is none. */
    static @Nullable Yaml one(String file, String text, List<Problem> problems) {
        Node root = compose(file, text, problems);
        if (root == null) {
            return null;
        }
        Yaml yaml = new Yaml(file, root, problems);
        return root instanceof MappingNode ? yaml : null;
    }

    /** Each mapping of the document's list. */
    static List<Yaml> each(String file, String text, List<Problem> problems) {
        Node root = compose(file, text, problems);
        if (root == null) {
            return List.of();
        }
        List<Node> nodes = root instanceof SequenceNode list ? list.getValue() : List.of(root);
        return nodes.stream().map(each -> new Yaml(file, each, problems)).toList();
    }

    private static @Nullable Node compose(String file, String text, List<Problem> problems) {
        try {
            Node root = new Compose(SETTINGS).composeString(text).orElse(null);
            if (root == null) {
                problems.add(new Problem(Place.file(file), "an empty file", "keys with values"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            problems.add(new Problem(
                    e.getProblemMark()
                            .map(mark -> at(file, mark.getLine(), mark.getColumn()))
                            .orElse(Place.file(file)),
                    e.getProblem().replaceFirst("^found ", ""),
                    "well-formed YAML"));
        } catch (YamlEngineException e) {
            problems.add(new Problem(Place.file(file), String.valueOf(e.getMessage()), "well-formed YAML"));
        }
        return null;
    }

    Place place() {
        return place(node);
    }

    Place place(String key) {
        return place(entries.getOrDefault(key, node));
    }

    /** All keys, in their order. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean isText(String key) {
        return entries.get(key) instanceof ScalarNode;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key) {
        String text = optionalText(key);
        if (text == null && !entries.containsKey(key)) {
            problems.add(new Problem(place(), "no \"" + key + "\"", "\"" + key + "\" to be there"));
        }
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String key) {
        Node value = take(key);
        if (value == null || isNull(value)) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        refuse(value, "a text");
        return null;
    }

    @Nullable
    Double optionalNumber(String key) {
        Node value = take(key);
        if (value == null || isNull(value)) {
            return null;
        }
        if (plain(value) instanceof BigDecimal number) {
            return number.doubleValue();
        }
        refuse(value, "a number");
        return null;
    }

    boolean flag(String key, boolean absent) {
        Node value = take(key);
        if (value == null) {
            return absent;
        }
        if (plain(value) instanceof Boolean flag) {
            return flag;
        }
        refuse(value, "true or false");
        return absent;
    }

    /** The word under a key, when it is one of those allowed. */
    String word(String key, List<String> allowed) {
        String word = text(key);
        if (!word.isEmpty() && !allowed.contains(word)) {
            problems.add(Problem.notAllowed(place(key), word, "one of " + String.join(", ", allowed), allowed));
        }
        return word;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node each : list(key)) {
            if (each instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                refuse(each, "a text");
            }
        }
        return texts;
    }

    List<Yaml> maps(String key) {
        return list(key).stream().map(each -> new Yaml(file, each, problems)).toList();
    }

    @Nullable
    Yaml optionalMap(String key) {
        Node value = take(key);
        return value == null ? null : new Yaml(file, value, problems);
    }

    /** All keys with their values as plain data: {@link Boolean}, {@link BigDecimal}, {@link String}, list, map, or null. */
    Map<String, @Nullable Object> plain() {
        asked.addAll(entries.keySet());
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        entries.forEach((key, value) -> plain.put(key, plain(value)));
        return plain;
    }

    @Nullable
    Object plain(String key) {
        Node value = take(key);
        return value == null ? null : plain(value);
    }

    /** Reports every key that nobody asked for. */
    void done() {
        entries.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> problems.add(new Problem(
                        place(key),
                        "the unknown key \"" + key + "\"",
                        "one of " + String.join(", ", asked.stream().sorted().toList()),
                        Near.to(key, asked))));
    }

    private List<Node> list(String key) {
        Node value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        refuse(value, "a list");
        return List.of();
    }

    private @Nullable Node take(String key) {
        asked.add(key);
        return entries.get(key);
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.getValue().forEach(each -> list.add(plain(each)));
            return list;
        }
        if (node instanceof MappingNode mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            mapping.getValue()
                    .forEach(tuple -> map.put(String.valueOf(plain(tuple.getKeyNode())), plain(tuple.getValueNode())));
            return map;
        }
        String text = ((ScalarNode) node).getValue();
        Tag tag = node.getTag();
        return tag.equals(Tag.NULL)
                ? null
                : tag.equals(Tag.BOOL)
                        ? Boolean.valueOf(text)
                        : tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : text;
    }

    /** Forms that YAML takes for numbers but JSON does not ({@code .inf}, {@code 0x1F}) stay texts, and are refused where a number is due. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private void refuse(Node value, String expected) {
        String found = value instanceof ScalarNode scalar
                ? "\"" + scalar.getValue() + "\""
                : value instanceof SequenceNode ? "a list" : "keys with values";
        problems.add(new Problem(place(value), found, expected));
    }

    private Place place(Node value) {
        return value.getStartMark()
                .map(mark -> at(file, mark.getLine(), mark.getColumn()))
                .orElse(Place.file(file));
    }

    private static Place at(String file, int line, int column) {
        return new Place(file, null, line + 1, Integer.toString(column + 1));
    }
}
