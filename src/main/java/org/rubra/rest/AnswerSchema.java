package org.rubra.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;

/** The JSON Schemas of what the service answers. Members may be added to an answer; none is ever renamed. */
final class AnswerSchema {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> IDS = Map.of("type", "array", "items", TEXT);
    private static final Map<String, Object> URGENCY = Map.of("enum", Urgency.codes());

    static final Map<String, Object> ASSESSMENT = object(
            "id", Map.of("type", "string", "format", "uuid"),
            "release", object("version", TEXT, "digest", TEXT),
            "urgency", URGENCY,
            "settled", Map.of("type", "boolean"),
            "layers", list(object("layer", TEXT, "label", TEXT, "because", IDS)),
            "patterns",
                    list(object(
                            "code",
                            TEXT,
                            "label",
                            TEXT,
                            "support",
                            Map.of(
                                    "enum",
                                    List.of(Support.values()).stream()
                                            .map(Support::code)
                                            .toList()),
                            "because",
                            IDS,
                            "against",
                            IDS)),
            "redFlags", list(object("code", TEXT, "label", TEXT, "because", IDS)),
            "explanations", list(object("code", TEXT, "label", TEXT, "because", IDS, "setsAside", IDS)),
            "advice", list(object("code", TEXT, "text", TEXT, "because", IDS)),
            "questions",
                    list(object(
                            "field", TEXT, "text", TEXT, "couldChange", Map.of("enum", List.of("urgency", "pattern")))),
            "conflicts", list(object("code", TEXT, "text", TEXT, "because", IDS)),
            "notice", TEXT,
            "trace", object("href", TEXT));

    static final Map<String, Object> PROBLEM =
            object("type", TEXT, "title", TEXT, "status", Map.of("type", "integer"), "detail", TEXT);

    private AnswerSchema() {}

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** An object that has at least these members: name, schema, name, schema, … */
    private static Map<String, Object> object(Object... members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            properties.put((String) members[i], members[i + 1]);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", List.copyOf(properties.keySet()));
        return object;
    }
}
