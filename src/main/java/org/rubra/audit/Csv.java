package org.rubra.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180), in which no spreadsheet takes a cell for a formula. */
final class Csv {
    private static final String DANGEROUS = "=+-@\t\r";

    private Csv() {}

    static byte[] line(List<String> cells) {
        return (cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
