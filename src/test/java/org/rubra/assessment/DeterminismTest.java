package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same presentations get the same bytes from every process. */
class DeterminismTest {
    private static final Path HERE = Path.of(System.getProperty("java.home"), "bin", "java");

    private static String digest(Path java) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Determinism.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.matches("digest [0-9a-f]{64}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    /** Named by the environment, or a Java 25 where Debian and Temurin put it. */
    private static Optional<Path> other() throws IOException {
        String named = System.getenv("RUBRA_OTHER_JAVA");
        if (named != null) {
            return Optional.of(Path.of(named, "bin", "java"));
        }
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> list = Files.list(all)) {
            return list.filter(path -> String.valueOf(path.getFileName()).contains("25"))
                    .map(path -> path.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .findFirst();
        }
    }

    @Test
    void two_processes_give_the_same_answers_and_traces_byte_by_byte() throws Exception {
        assertThat(digest(HERE)).isEqualTo(digest(HERE));
    }

    @Test
    void another_java_gives_the_same_answers_and_traces_byte_by_byte() throws Exception {
        Optional<Path> other = other();
        assumeThat(other).as("a Java 25 in /usr/lib/jvm, or RUBRA_OTHER_JAVA").isPresent();

        assertThat(digest(other.orElseThrow())).isEqualTo(digest(HERE));
    }
}
