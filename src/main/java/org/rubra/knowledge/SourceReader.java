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
import org.jspecify.annotations.Nullable;
import org.rubra.table.DecisionTable;
import org.rubra.table.Reading;
import org.rubra.table.Row;
import org.rubra.table.WorkbookReader;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** Reads the files of a knowledge base into {@link Contents}, or finds every problem in them. */
final class SourceReader {
    private static final String TABLES = Sources.TABLES;
    private static final String PROPERTIES = "kb/properties.yaml";
    private static final String SUFFIX = Sources.WORKBOOK;
    private static final String CASES = "cases.xlsx";

    private final Sources sources;
    private final List<Problem> problems;

    SourceReader(Sources sources, List<Problem> problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /** The contents; they mean something only when no problem was found. */
    Contents read() {
        Yaml manifestFile = one("kb/manifest.yaml");
        Yaml vocabularyFile = one("kb/vocabulary.yaml");
        Yaml evidenceFile = one("kb/evidence.yaml");
        Manifest manifest = manifestFile == null
                ? new Manifest("", "", "", List.of(), null)
                : Manifest.read(manifestFile, problems);
        List<String> layers = manifest.layers().stream().map(Manifest.Layer::id).toList();
        if (vocabularyFile == null || evidenceFile == null || layers.isEmpty()) {
            // everything else refers to what these say, and would only echo that it is missing
            return nothing(manifest);
        }
        Vocabulary vocabulary = new VocabularyReader(layers, problems).read(vocabularyFile);
        if (vocabulary.fields().isEmpty()) {
            return nothing(manifest);
        }
        Evidence evidence = Evidence.read(evidenceFile, problems);
        List<RuleFile> files = ruleFiles();
        List<TrustedRule> rules = files.stream()
                .flatMap(file -> new RuleReader(file, vocabulary, layers, problems).read().stream())
                .toList();
        List<DecisionTable> tables = tables(vocabulary);
        Contents contents = new Contents(
                manifest, vocabulary, evidence, tables, files, rules, cases(vocabulary), properties(vocabulary));
        Set<String> ids = checkIds(contents);
        checkLayers(contents, layers);
        tables.forEach(table -> HitPolicyReader.check(table, vocabulary, problems));
        if (allRead(contents)) {
            checkCases(contents, ids);
        }
        return contents;
    }

    private static Contents nothing(Manifest manifest) {
        return new Contents(
                manifest,
                new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                new Evidence(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Whether every workbook and every file of rules gave what it holds, so that an id that is missing is no echo of another fault. */
    private boolean allRead(Contents contents) {
        return contents.tables().size() == workbooks().size()
                && !contents.tables().isEmpty()
                && contents.ruleFiles().stream().allMatch(file -> contents.rules().stream()
                        .anyMatch(rule -> rule.file().equals(file.path())));
    }

    private @Nullable Yaml one(String path) {
        for (String text : text(sources.path(path))) {
            return Yaml.one(path, text, problems);
        }
        return null;
    }

    private List<RuleFile> ruleFiles() {
        checkNames("kb/rules", ".drl");
        List<RuleFile> files = new ArrayList<>();
        for (Path path : files("kb/rules", ".drl")) {
            String name = relative(path);
            String stage = name.replaceFirst("^kb/rules/", "").replaceFirst("/?[^/]*$", "");
            if (!Stage.folders().contains(stage)) {
                problems.add(new Problem(
                        Place.file(name),
                        "the folder \"" + stage + "\"",
                        "a stage, one of " + String.join(", ", Stage.folders())));
            } else {
                text(path).forEach(text -> files.add(new RuleFile(name, stage, text)));
            }
        }
        return files;
    }

    private List<DecisionTable> tables(Vocabulary vocabulary) {
        checkNames(TABLES, SUFFIX);
        List<DecisionTable> tables = new ArrayList<>();
        for (Path path : workbooks()) {
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

    private List<Path> workbooks() {
        return files(TABLES, SUFFIX);
    }

    private List<ClinicalCase> cases(Vocabulary vocabulary) {
        checkNames("kb/cases", ".yaml");
        CaseReader reader = new CaseReader(vocabulary, problems);
        Stream<ClinicalCase> kept = files("kb/cases", ".yaml").stream()
                .flatMap(
                        path -> text(path).stream().flatMap(text -> Yaml.each(relative(path), text, problems).stream()))
                .map(reader::read);
        return Stream.concat(kept, sheetCases(vocabulary).stream()).toList();
    }

    private List<ClinicalCase> sheetCases(Vocabulary vocabulary) {
        Path path = sources.workbook(CASES);
        try {
            return Files.exists(path)
                    ? new SheetCases(vocabulary).read(CASES, Files.readAllBytes(path), problems)
                    : List.of();
        } catch (IOException e) {
            problems.add(unreadable(path, e));
            return List.of();
        }
    }

    private List<Property> properties(Vocabulary vocabulary) {
        PropertyReader reader = new PropertyReader(vocabulary, problems);
        return text(sources.path(PROPERTIES)).stream()
                .flatMap(text -> Yaml.each(PROPERTIES, text, problems).stream())
                .map(reader::read)
                .toList();
    }

    private Set<String> checkIds(Contents contents) {
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
        return seen.keySet();
    }

    private void check(String id, List<String> evidence, Place place, Map<String, Place> seen, Set<String> statements) {
        Place first = seen.putIfAbsent(id, place);
        if (first != null) {
            problems.add(new Problem(place, "the id " + id + ", which stands at " + first + " too", "each id once"));
        }
        evidence.stream()
                .filter(each -> !statements.isEmpty() && !statements.contains(each))
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
        if (workbooks().isEmpty()) {
            problems.add(new Problem(Place.file(TABLES), "no table", "at least one workbook named *" + SUFFIX));
        }
    }

    /** The files below a folder, in the order of their names. */
    private List<Path> files(String folder, String suffix) {
        return below(folder).stream()
                .filter(path -> path.toString().endsWith(suffix))
                .toList();
    }

    /** A file that nobody reads, say a rule switched off by its name, would be missed by nobody. */
    private void checkNames(String folder, String suffix) {
        below(folder).stream()
                .filter(path ->
                        !path.toString().endsWith(suffix) && !path.toString().endsWith(".md"))
                .filter(path -> !path.equals(sources.workbook(CASES)))
                .forEach(path -> problems.add(
                        new Problem(Place.file(relative(path)), "a file that is not read", "files named *" + suffix)));
    }

    private List<Path> below(String folder) {
        try {
            return sources.below(folder);
        } catch (IOException e) {
            problems.add(new Problem(Place.file(folder), String.valueOf(e.getMessage()), "a readable folder"));
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
        return sources.name(path);
    }
}
