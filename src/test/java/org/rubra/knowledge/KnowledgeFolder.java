package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Problem;

/** A copy of the repository's knowledge base, to be changed and compiled. */
public final class KnowledgeFolder {
    private final Path root;

    private KnowledgeFolder(Path root) {
        this.root = root;
    }

    public static KnowledgeFolder copyTo(Path root) {
        for (String part : List.of("kb", "decision-tables")) {
            try (Stream<Path> walk = Files.walk(Path.of(part))) {
                for (Path path : walk.filter(Files::isRegularFile).toList()) {
                    Path copy = root.resolve(path);
                    Files.createDirectories(copy.toAbsolutePath().getParent());
                    Files.copy(path, copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new KnowledgeFolder(root);
    }

    public Path root() {
        return root;
    }

    /** With the first of these texts replaced. */
    public KnowledgeFolder edit(String file, String from, String to) {
        String text = read(file);
        assertThat(text).as(file).contains(from);
        int at = text.indexOf(from);
        return write(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    public KnowledgeFolder append(String file, String text) {
        return write(file, read(file) + text);
    }

    public String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KnowledgeFolder write(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).toAbsolutePath().getParent());
            Files.writeString(root.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public KnowledgeFolder delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** With a workbook changed and written again through POI. */
    public KnowledgeFolder workbook(String name, Consumer<XSSFWorkbook> change) {
        Path path = root.resolve("decision-tables").resolve(name);
        try (InputStream in = Files.newInputStream(path);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            change.accept(workbook);
            try (OutputStream out = Files.newOutputStream(path)) {
                workbook.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** With one cell of a workbook's first sheet changed. */
    public KnowledgeFolder cell(String name, String address, String value) {
        return workbook(name, workbook -> cell(workbook, address).setCellValue(value));
    }

    /** With the text of every cell that says exactly this replaced. */
    public KnowledgeFolder replace(String name, String from, String to) {
        return workbook(name, workbook -> {
            int found = 0;
            for (org.apache.poi.ss.usermodel.Row row : workbook.getSheetAt(0)) {
                for (org.apache.poi.ss.usermodel.Cell cell : row) {
                    if (cell.toString().equals(from)) {
                        cell.setCellValue(to);
                        found++;
                    }
                }
            }
            assertThat(found).as(name + " says " + from).isPositive();
        });
    }

    public static XSSFCell cell(XSSFWorkbook workbook, String address) {
        CellReference at = new CellReference(address);
        return workbook.getSheetAt(0)
                .getRow(at.getRow())
                .getCell(at.getCol(), org.apache.poi.ss.usermodel.Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    public KnowledgeBase compile() {
        return Compiler.folder(root, true).orThrow();
    }

    public List<String> problems() {
        Compilation compilation = Compiler.folder(root, true);
        return compilation instanceof Compilation.Refused refused
                ? refused.problems().stream().map(Problem::toString).toList()
                : List.of();
    }
}
