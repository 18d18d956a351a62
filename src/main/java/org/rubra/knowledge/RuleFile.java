package org.rubra.knowledge;

/**
 * A file of trusted rules.
 *
 * @param path the path within the knowledge base, say {@code kb/rules/support/patterns.drl}
 * @param stage the folder it stands in, and so when its rules fire
 * @param text the whole text, lines ended by a line feed
 */
public record RuleFile(String path, String stage, String text) {}
