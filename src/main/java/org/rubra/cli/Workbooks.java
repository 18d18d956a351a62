package org.rubra.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The workbooks of a folder, and how one is written: whole, or not at all. */
final class Workbooks {
    private Workbooks() {}

    /** All workbooks of a folder with {@code decision-tables/}, by name; not the lock files of those that are open. */
    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("decision-tables"))) {
            return files.filter(file -> file.toString().endsWith(".xlsx"))
                    .filter(file -> !String.valueOf(file.getFileName()).matches("(~\\$|\\.).*"))
                    .sorted()
                    .toList();
        }
    }

    /** Puts a workbook in the place of another, which stays whole until the new one is. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path beside = beside(file);
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Puts a workbook where there is none; false, and nothing changed, where there is one. */
    static boolean add(Path file, byte[] bytes) throws IOException {
        Path beside = beside(file);
        try {
            Files.write(beside, bytes);
            Files.move(beside, file);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }
}
