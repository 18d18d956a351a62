package org.rubra.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Request;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** The JSON Schema (2020-12) of a request, made from the vocabulary: it accepts what {@link Request#read} accepts. */
final class RequestSchema {
    private RequestSchema() {}

    static Map<String, Object> of(Vocabulary vocabulary) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A request for an assessment");
        schema.putAll(request(vocabulary));
        return schema;
    }

    /** The schema without the words that only a whole document has. */
    static Map<String, Object> request(Vocabulary vocabulary) {
        Map<String, Object> fields = new LinkedHashMap<>();
        vocabulary.fields().forEach(field -> fields.put(field.name(), field(field)));
        Map<String, Object> presentation = object(fields, List.of());
        presentation.put(
                "description", "What is known. An absent field, or null, is unknown; that is not the same as no.");

        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("type", List.of("string", "null"));
        subject.put("pattern", "^" + Request.SUBJECT + "$");
        subject.put("description", "The caller's own opaque reference to a person; no free text.");

        Map<String, Object> members = new LinkedHashMap<>();
        members.put("presentation", presentation);
        members.put("subject", subject);
        return object(members, List.of("presentation"));
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", field.label());
        schema.put("description", field.question() + (field.help() == null ? "" : " " + field.help()));
        switch (field.type()) {
            case BOOLEAN -> schema.put("type", List.of("boolean", "null"));
            case INTEGER, NUMBER -> number(field, schema);
            case CHOICE -> {
                List<@Nullable Object> allowed = new ArrayList<>(field.allowed());
                allowed.add(null);
                schema.put("enum", allowed);
            }
            case SET -> {
                schema.put("type", List.of("array", "null"));
                schema.put("items", Map.of("enum", field.allowed()));
                schema.put("minItems", 1);
                schema.put("uniqueItems", true);
            }
        }
        return schema;
    }

    private static void number(Field field, Map<String, Object> schema) {
        schema.put("type", List.of(field.type() == Type.INTEGER ? "integer" : "number", "null"));
        put(schema, "minimum", field.min());
        put(schema, "exclusiveMinimum", field.above());
        put(schema, "maximum", field.max());
        put(schema, "x-unit", field.unit());
    }

    private static void put(Map<String, Object> schema, String word, @Nullable Object value) {
        if (value != null) {
            schema.put(word, value);
        }
    }
}
