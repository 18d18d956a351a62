package org.rubra.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Problem;

/**
 * The knowledge base of the repository, read and compiled when this software is built, so that starting pays for neither: its contents as one
 * JSON file, its trusted rules as classes.
 */
public final class BuiltIn {
    private static final String CONTENTS = "rubra/contents.json";
    private static final String RULES = "rubra/rules.json";

    private BuiltIn() {}

    /**
     * What was worked out ahead.
     *
     * @param release the digest of the contents
     * @param digest the digest of the rules alone
     * @param models the names of the classes that they were compiled to
     */
    record Rules(String release, String digest, List<String> models) {
        static final Rules NONE = new Rules("", "", List.of());
    }

    static Contents contents() {
        return resource(CONTENTS, Contents.class);
    }

    static String digest() {
        return rules().release();
    }

    static String ruleDigest() {
        return rules().digest();
    }

    static List<String> ruleModelNames() {
        return rules().models();
    }

    private static Rules rules() {
        return BuiltIn.class.getClassLoader().getResource(RULES) == null ? Rules.NONE : resource(RULES, Rules.class);
    }

    private static <T> T resource(String name, Class<T> type) {
        try (InputStream in = BuiltIn.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build holds no knowledge base: " + name + " is missing");
            }
            return Json.read(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The build's own step: reads the folder, compiles its rules, and writes both below the classes.
     *
     * @param arguments the folder that holds {@code kb/} and {@code decision-tables/}, and the folder of classes
     */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[1]);
        List<Problem> problems = new ArrayList<>();
        Contents contents = new SourceReader(Sources.of(Path.of(arguments[0])), problems).read();
        Map<String, byte[]> compiled =
                problems.isEmpty() ? CompiledRules.classes(contents.ruleFiles(), problems) : Map.of();
        if (!problems.isEmpty()) {
            throw new BrokenKnowledgeException(
                    problems.stream().sorted().distinct().toList());
        }
        for (Map.Entry<String, byte[]> each : compiled.entrySet()) {
            if (each.getKey().endsWith(".class")) {
                write(classes.resolve(each.getKey()), each.getValue());
            }
        }
        Rules rules =
                new Rules(contents.digest(), Contents.ruleDigest(contents.ruleFiles()), RuleModels.names(compiled));
        write(classes.resolve(RULES), Json.canonical(rules));
        write(classes.resolve(CONTENTS), Json.canonical(contents));
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, bytes);
    }
}
