package org.rubra.trail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** The file of a trail: made once, opened with the settings on which the promise rests, and watched to be still the same file. */
final class TrailFile {
    static final String NAME = "trail.sqlite";

    private static final String SCHEMA_VERSION = "2";
    private static final long SPARE_BYTES = 1 << 20;

    /** In the order in which SQLite must be told: a page size takes effect before the journal is set, or never. */
    private static final List<Setting> SETTINGS = List.of(
            new Setting("busy_timeout", "5000", "5000"),
            new Setting("page_size", "8192", "8192"),
            new Setting("journal_mode", "WAL", "wal"),
            new Setting("synchronous", "FULL", "2"),
            // without it, macOS leaves what was synced in the drive's cache
            new Setting("fullfsync", "ON", "1"));

    private final Path path;
    private final Preparation preparation;
    private final @Nullable Object key;

    private record Setting(String pragma, String value, String readBack) {}

    /** Something done to each connection before its settings are read back: nothing but in tests. */
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    private TrailFile(Path path, Preparation preparation) throws IOException {
        this.path = path;
        this.preparation = preparation;
        this.key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** The file of a folder, made where there is none. */
    static TrailFile in(Path folder, Preparation preparation) {
        Path path = folder.toAbsolutePath().normalize().resolve(NAME);
        try {
            make(path);
            return new TrailFile(path, preparation);
        } catch (IOException e) {
            throw new NotRecordedException(path + " › the trail could not be made", e);
        }
    }

    /** Makes an empty file that only its owner may read. */
    static void create(Path path) throws IOException {
        Files.createFile(path, owner("rw-------", isPosix(path)));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void make(Path path) throws IOException {
        boolean posix = isPosix(path);
        Path folder = Objects.requireNonNull(path.getParent());
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        Files.createDirectories(folder, owner("rwx------", posix));
        try {
            // SQLite gives its other files the permissions of this one
            create(path);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        for (Path each = folder; posix && each != null && each.startsWith(existing); each = each.getParent()) {
            try (FileChannel names = FileChannel.open(each, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static FileAttribute<?>[] owner(String permissions, boolean posix) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** A connection to a trail that may still be without its table. */
    Connection firstConnection() {
        try {
            return connected(true);
        } catch (SQLException e) {
            throw new NotRecordedException(path + " › the trail could not be opened: " + e.getMessage(), e);
        }
    }

    /** A connection with every setting as promised, to the file that was opened first. */
    Connection connect() throws SQLException {
        requireInPlace();
        return connected(false);
    }

    private Connection connected(boolean first) throws SQLException {
        // as a URI, for a ? in a folder's name; rw, so that a file gone is not made anew and empty
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + path.toUri() + "?mode=rw", new Properties());
        try {
            for (Setting each : SETTINGS) {
                Sql.execute(connection, "PRAGMA " + each.pragma() + " = " + each.value());
            }
            preparation.prepare(connection);
            for (Setting each : SETTINGS) {
                require(connection, each.pragma(), each.readBack());
            }
            if (first) {
                makeTables(connection);
            }
            require(connection, "user_version", SCHEMA_VERSION);
            return connection;
        } catch (SQLException | RuntimeException e) {
            Sql.discard(connection);
            throw e;
        }
    }

    private static void require(Connection connection, String pragma, String expected) throws SQLException {
        String found = Sql.value(connection, "PRAGMA " + pragma);
        if (!found.equals(expected)) {
            throw new SQLException(pragma + ": found " + found + "; expected " + expected);
        }
    }

    private static void makeTables(Connection connection) throws SQLException {
        if (!Sql.value(connection, "PRAGMA user_version").equals(SCHEMA_VERSION)) {
            Sql.execute(connection, "BEGIN IMMEDIATE");
            // another process may have been quicker
            if (Sql.value(connection, "PRAGMA user_version").equals("0")) {
                Schema.make(connection);
            }
            Sql.execute(connection, "COMMIT");
        }
    }

    /** SQLite would go on writing to a file that was deleted or replaced, and all of it would be lost. */
    void requireInPlace() throws SQLException {
        if (!isInPlace()) {
            throw new SQLException("the file was moved, deleted or replaced");
        }
    }

    boolean isInPlace() {
        try {
            return Objects.equals(
                    key, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is room for a commit of common size. */
    boolean hasSpace() {
        return path.toFile().getUsableSpace() >= SPARE_BYTES;
    }

    Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
