package org.rubra.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rubra.vocabulary.Near;

/** Where the files of a knowledge base are: below one folder, but for some that stand elsewhere and take the place of their namesakes. */
public final class Sources {
    static final String TABLES = "decision-tables";
    static final String WORKBOOK = ".drl.xlsx";

    /** The files that there is one of, wherever a knowledge base has them. */
    private static final List<String> SINGLE = List.of(
            "kb/manifest.yaml", "kb/vocabulary.yaml", "kb/evidence.yaml", "kb/properties.yaml", TABLES + "/cases.xlsx");

    private static final List<String> FOLDERS = List.of("kb/rules", "kb/cases", TABLES);

    private final Path root;
    private final Map<String, Path> given = new TreeMap<>();

    private Sources(Path root) {
        this.root = root;
    }

    /** The folder that holds {@code kb/} and {@code decision-tables/}, as it is. */
    public static Sources of(Path root) {
        return new Sources(root);
    }

    /**
     * The folder, with files from elsewhere in place of its own of the same name; a workbook of a new name is added.
     *
     * @throws UncheckedIOException caused by a {@link FileSystemException} that says which file has no place here, and why
     */
    public static Sources of(Path root, List<Path> files) {
        Sources sources = new Sources(root);
        try {
            for (Path file : files) {
                sources.give(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private void give(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder, where a file is expected");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String name = place(file);
        Path own = root.resolve(name);
        if (Files.exists(own) && Files.isSameFile(own, file)) {
            return;
        }
        Path other = given.put(name, file);
        if (other != null) {
            throw new FileSystemException(
                    file.toString(), null, "in place of " + name + " stands " + other + " already");
        }
    }

    /** The one place within the knowledge base that a file of this name has. */
    private String place(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        List<String> names = names();
        List<String> places =
                names.stream().filter(each -> each.endsWith("/" + name)).toList();
        if (places.size() > 1) {
            String folder = String.valueOf(file.toAbsolutePath()
                    .getName(Math.max(0, file.toAbsolutePath().getNameCount() - 2)));
            places = places.stream()
                    .filter(each -> each.endsWith("/" + folder + "/" + name))
                    .toList();
        }
        if (places.size() == 1) {
            return places.get(0);
        }
        if (name.endsWith(WORKBOOK)) {
            return TABLES + "/" + name;
        }
        throw new FileSystemException(file.toString(), null, noPlace(name, names));
    }

    private static String noPlace(String name, List<String> names) {
        List<String> namesakes =
                names.stream().filter(each -> each.endsWith("/" + name)).toList();
        if (namesakes.size() > 1) {
            return "the name of " + String.join(" and of ", namesakes) + "; expected it in a folder named as theirs";
        }
        String near = Near.to(name, names.stream().map(Sources::last).toList());
        return spreadsheet(name)
                .orElseGet(() -> "no file of the knowledge base has this name; expected that of one of its files, or a"
                        + " workbook named *" + WORKBOOK + (near == null ? "" : "   (did you mean: " + near + "?)"));
    }

    /** What to do with a spreadsheet that has another form or name than is read. */
    private static Optional<String> spreadsheet(String name) {
        String expected = name.replaceFirst("(\\.drl)?\\.[^.]*$", "") + WORKBOOK;
        if (name.matches("(?i).*\\.(ods|fods|xls|xlsm|xlsb|csv|tsv)")) {
            return Optional.of(
                    "a spreadsheet that is not read; expected it saved as an Excel workbook (.xlsx) under the name "
                            + expected);
        }
        return name.matches("(?i).*\\.xlsx")
                ? Optional.of("a workbook whose name does not end in " + WORKBOOK + "; expected the name " + expected)
                : Optional.empty();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>(SINGLE);
        for (String folder : FOLDERS) {
            below(folder).stream()
                    .map(this::name)
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    /** All files below a folder of the knowledge base in the order of their names, but hidden ones, and the lock files that an open spreadsheet leaves. */
    List<Path> below(String folder) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        Path start = root.resolve(folder);
        if (Files.isDirectory(start)) {
            try (Stream<Path> walk = Files.walk(start)) {
                walk.filter(Files::isRegularFile)
                        .filter(path -> !String.valueOf(path.getFileName()).matches("(~\\$|\\.).*"))
                        .forEach(path -> found.put(name(path), path));
            }
        }
        given.forEach((name, path) -> {
            if (name.startsWith(folder + "/")) {
                found.put(name, path);
            }
        });
        return List.copyOf(found.values());
    }

    /** Where the file of this name within the knowledge base is, say {@code kb/evidence.yaml}; nothing need be there. */
    public Path path(String name) {
        return given.getOrDefault(name, root.resolve(name));
    }

    /** Where the workbook of this file name is; nothing need be there. */
    public Path workbook(String fileName) {
        return path(TABLES + "/" + fileName);
    }

    /** The name within the knowledge base of a file of these. */
    String name(Path path) {
        Optional<String> name = given.entrySet().stream()
                .filter(each -> each.getValue().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.orElseGet(() -> (path.startsWith(root) ? root.relativize(path) : path)
                .toString()
                .replace('\\', '/'));
    }

    /** Whether a file from elsewhere of this name has no namesake in the folder. */
    public boolean isAdded(String name) {
        return given.containsKey(name) && !Files.exists(root.resolve(name));
    }

    /** The files from elsewhere, by the name within the knowledge base of what they take the place of. */
    public Map<String, Path> given() {
        return Collections.unmodifiableMap(given);
    }
}
