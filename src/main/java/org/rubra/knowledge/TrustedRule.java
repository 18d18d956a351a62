package org.rubra.knowledge;

import java.util.List;

/**
 * One rule of a DRL file.
 *
 * @param name the rule as a sentence
 * @param layer the layer it belongs to
 * @param file the file's path within the knowledge base
 * @param line the line on which the rule begins, from 1
 * @param presentationFields the fields of the presentation that it asks about
 * @param outcomeFields the fields of the outcome that it asks about
 * @param text the rule as written
 */
public record TrustedRule(
        String id,
        String name,
        List<String> evidence,
        Stage stage,
        String layer,
        String file,
        int line,
        List<String> presentationFields,
        List<String> outcomeFields,
        String text) {}
