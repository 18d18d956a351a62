package org.rubra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.Compiler;
import org.rubra.vocabulary.Vocabulary;

/** Fields and their values are listed in {@code kb/vocabulary.yaml}, and nowhere in the software. */
class OneListTest {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)'");

    /** Values that are ordinary words of the software too, each with the one thing it says there. */
    private static final Map<String, String> ORDINARY = Map.of(
            "none", "no pattern leads; an empty list in the output",
            "line", "where a case stands, in the XML that CI servers read");

    @Test
    void no_field_and_no_value_is_named_in_the_software() throws IOException {
        Vocabulary vocabulary = Compiler.builtIn(true).vocabulary();
        Set<String> words = new HashSet<>();
        vocabulary.fields().forEach(field -> {
            words.add(field.name());
            words.addAll(field.allowed());
        });
        words.removeAll(ORDINARY.keySet());
        List<String> offences = new ArrayList<>();
        int files = 0;
        for (Path file : files()) {
            files++;
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().matches("(\\*|/\\*|//).*")) {
                    continue;
                }
                Matcher quoted = QUOTED.matcher(lines.get(i));
                while (quoted.find()) {
                    String word = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
                    if (words.contains(word)) {
                        offences.add(file + ":" + (i + 1) + " names " + word);
                    }
                }
            }
        }

        assertThat(words).hasSizeGreaterThan(80);
        assertThat(files).isGreaterThan(100);
        assertThat(offences).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("src/main"))) {
            return walk.filter(path -> path.toString().matches(".*\\.(java|html|js|properties)"))
                    .sorted()
                    .toList();
        }
    }
}
