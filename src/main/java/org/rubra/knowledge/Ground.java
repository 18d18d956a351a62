package org.rubra.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** The words that all else in a knowledge base is written in: its vocabulary, and the evidence that rows cite. */
public record Ground(Vocabulary vocabulary, Evidence evidence) {

    /**
     * The words of a folder that holds {@code kb/}; its tables, rules and cases may be as faulty as they like.
     *
     * @throws BrokenKnowledgeException with every problem of the words themselves
     */
    public static Ground read(Path root) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Yaml> files = new ArrayList<>();
        for (String path : List.of("kb/manifest.yaml", "kb/vocabulary.yaml", "kb/evidence.yaml")) {
            Yaml yaml = Yaml.one(path, Files.readString(root.resolve(path)), problems);
            if (yaml != null) {
                files.add(yaml);
            }
        }
        require(problems);
        List<String> layers = Manifest.read(files.get(0), problems).layers().stream()
                .map(Manifest.Layer::id)
                .toList();
        Ground ground = new Ground(
                new VocabularyReader(layers, problems).read(files.get(1)), Evidence.read(files.get(2), problems));
        require(problems);
        return ground;
    }

    private static void require(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BrokenKnowledgeException(problems.stream().sorted().toList());
        }
    }

    /** The sentences of the statements by their ids, in the order of the evidence. */
    public Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        evidence.byId().forEach((id, statement) -> statements.put(id, statement.text()));
        return statements;
    }
}
