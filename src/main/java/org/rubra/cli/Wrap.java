package org.rubra.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at its spaces so that it can be read in a column. */
final class Wrap {
    /** As wide as a terminal on half a screen, and as a mail. */
    static final int WIDTH = 110;

    private Wrap() {}

    /** The text in lines of at most this many characters; a longer word stands on a line of its own. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
