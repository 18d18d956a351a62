package org.rubra.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address of this service with its parameters.
 *
 * @param given the values of each parameter, in order; none of them blank
 */
record Address(String path, Map<String, List<String>> given) {

    /** Without what was left empty, as forms send it. */
    static Address of(String path, Map<String, List<String>> sent) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            List<String> said = values.stream()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
            if (!said.isEmpty()) {
                given.put(name, said);
            }
        });
        return new Address(path, given);
    }

    /** With this as the one value of a parameter. */
    Address with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(given);
        changed.put(name, List.of(value));
        return new Address(path, changed);
    }

    Address without(String name) {
        Map<String, List<String>> changed = new LinkedHashMap<>(given);
        changed.remove(name);
        return new Address(path, changed);
    }

    Address at(String elsewhere) {
        return new Address(elsewhere, given);
    }

    @Override
    public String toString() {
        String query = given.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
