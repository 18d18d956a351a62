package org.rubra.knowledge;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.table.DecisionTable;
import org.rubra.table.Reading;
import org.rubra.table.Row;
import org.rubra.table.WorkbookReader;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** Reads a folder that holds {@code kb/} and {@code decision-tables/} into {@link Contents}, or finds every problem in it. */
final class SourceReader {
    private static final String TABLES = "decision-tables";
    private static final String SUFFIX = ".drl.xlsx";

    private final Path root;
    private final List<Path> workbooks;
    private final List<Problem> problems;

    SourceReader(Path root, List<Path> workbooks, List<Problem> problems) {
        this.root = root;
        this.workbooks = workbooks;
        this.problems = problems;
    }

    /** The contents; they mean something only when no problem was found. */
    Contents read() {
        Manifest manifest = one("kb/manifest.yaml").map(Manifest::read).orElse(new Manifest("", "", "", List.of()));
        VocabularyReader reader = new VocabularyReader(problems);
        Vocabulary vocabulary = one("kb/vocabulary.yaml")
                .map(reader::read)
                .orElse(new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        Evidence evidence = one("kb/evidence.yaml")
                .map(yaml -> Evidence.read(yaml, problems))
                .orElse(new Evidence(List.of(), List.of()));
        List<RuleFile> files = ruleFiles();
        List<String> layers = manifest.layers().stream().map(Manifest.Layer::id).toList();
        List<TrustedRule> rules = files.stream()
                .flatMap(file -> new RuleReader(file, vocabulary, layers, problems).read().stream())
                .toList();
        Contents contents =
                new Contents(manifest, vocabulary, evidence, tables(vocabulary), files, rules, cases(vocabulary));
        checkIds(contents);
        checkLayers(contents, layers);
        return contents;
    }

    private java.util.Optional<Yaml> one(String path) {
        return text(root.resolve(path)).stream()
                .flatMap(text -> Yaml.parse(path, text, problems).stream())
                .findFirst();
    }

    private List<RuleFile> ruleFiles() {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : files("kb/rules", ".drl")) {
            String name = relative(path);
            String stage = path.subpath(path.getNameCount() - 2, path.getNameCount() - 1)
                    .toString();
            if (!Stage.folders().contains(stage)) {
                problems.add(new Problem(
                        Place.file(name), "the stage " + stage, "one of " + String.join(", ", Stage.folders())));
            } else {
                text(path).forEach(text -> files.add(new RuleFile(name, stage, text)));
            }
        }
        return files;
    }

    private List<DecisionTable> tables(Vocabulary vocabulary) {
        List<DecisionTable> tables = new ArrayList<>();
        Map<String, Path> byName = new java.util.TreeMap<>();
        files(TABLES, SUFFIX).forEach(path -> byName.put(String.valueOf(path.getFileName()), path));
        workbooks.forEach(path -> byName.put(String.valueOf(path.getFileName()), path));
        for (Path path : byName.values()) {
            try {
                Reading reading =
                        WorkbookReader.read(String.valueOf(path.getFileName()), Files.readAllBytes(path), vocabulary);
                if (reading instanceof Reading.Read read) {
                    tables.add(read.table());
                } else {
                    problems.addAll(((Reading.Refused) reading).problems());
                }
            } catch (IOException e) {
                problems.add(unreadable(path, e));
            }
        }
        return tables;
    }

    private List<ClinicalCase> cases(Vocabulary vocabulary) {
        CaseReader reader = new CaseReader(vocabulary, problems);
        return files("kb/cases", ".yaml").stream()
                .flatMap(path ->
                        text(path).stream().flatMap(text -> Yaml.parse(relative(path), text, problems).stream()))
                .map(reader::read)
                .toList();
    }

    private void checkIds(Contents contents) {
        Map<String, Place> seen = new HashMap<>();
        Set<String> statements = contents.evidence().byId().keySet();
        for (DecisionTable table : contents.tables()) {
            for (Row row : table.rows()) {
                check(
                        row.id(),
                        row.evidence(),
                        Place.cell(table.file(), table.sheet(), row.line(), "A" + row.line()),
                        seen,
                        statements);
            }
        }
        for (TrustedRule rule : contents.rules()) {
            check(rule.id(), rule.evidence(), Place.line(rule.file(), rule.line()), seen, statements);
        }
        Map<String, Long> names = contents.rules().stream()
                .collect(Collectors.groupingBy(rule -> rule.layer() + rule.name(), Collectors.counting()));
        contents.rules().stream()
                .filter(rule -> names.getOrDefault(rule.layer() + rule.name(), 0L) > 1)
                .forEach(rule -> problems.add(new Problem(
                        Place.line(rule.file(), rule.line()),
                        "the name \"" + rule.name() + "\" twice",
                        "each name once")));
        checkCases(contents, seen.keySet());
    }

    private void check(String id, List<String> evidence, Place place, Map<String, Place> seen, Set<String> statements) {
        Place first = seen.putIfAbsent(id, place);
        if (first != null) {
            problems.add(new Problem(place, "the id " + id + ", which stands at " + first + " too", "each id once"));
        }
        evidence.stream()
                .filter(each -> !statements.contains(each))
                .forEach(each -> problems.add(
                        Problem.notAllowed(place, each, "the id of a statement in kb/evidence.yaml", statements)));
    }

    private void checkCases(Contents contents, Set<String> ids) {
        Set<String> names = new java.util.HashSet<>();
        for (ClinicalCase each : contents.cases()) {
            if (!names.add(each.name())) {
                problems.add(new Problem(each.place(), "the case \"" + each.name() + "\" twice", "each name once"));
            }
            Stream.concat(each.expect().fires().stream(), each.expect().not().stream())
                    .filter(id -> !ids.contains(id))
                    .forEach(id -> problems.add(Problem.notAllowed(each.place(), id, "the id of a row or rule", ids)));
        }
    }

    private void checkLayers(Contents contents, List<String> layers) {
        contents.tables().stream()
                .filter(table -> !layers.contains(table.layer()))
                .forEach(table -> problems.add(new Problem(
                        Place.file(table.file()),
                        "the layer " + table.layer(),
                        "one of " + String.join(", ", layers))));
        contents.vocabulary().fields().stream()
                .filter(field -> !layers.contains(field.layer()))
                .forEach(field -> problems.add(new Problem(
                        Place.file("kb/vocabulary.yaml"),
                        "the layer " + field.layer() + " of " + field.name(),
                        "one of " + String.join(", ", layers))));
        if (contents.tables().isEmpty()) {
            problems.add(new Problem(Place.file(TABLES), "no table", "at least one workbook named *" + SUFFIX));
        }
    }

    /** The files below a folder, in the order of their names; a lock file that an open spreadsheet leaves is none. */
    private List<Path> files(String folder, String suffix) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start)) {
            return walk.filter(path -> path.toString().endsWith(suffix))
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("~$"))
                    .sorted(java.util.Comparator.comparing(this::relative))
                    .toList();
        } catch (IOException e) {
            problems.add(unreadable(start, e));
            return List.of();
        }
    }

    private List<String> text(Path path) {
        try {
            return List.of(Files.readString(path).replace("\r\n", "\n"));
        } catch (IOException e) {
            problems.add(unreadable(path, e));
            return List.of();
        }
    }

    private Problem unreadable(Path path, IOException e) {
        String found = e instanceof NoSuchFileException
                ? "no such file"
                : e instanceof CharacterCodingException ? "bytes that are not UTF-8" : String.valueOf(e.getMessage());
        return new Problem(Place.file(relative(path)), found, "a readable file");
    }

    private String relative(Path path) {
        return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
    }
}
