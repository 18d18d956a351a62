package org.rubra.trail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files for their owner's eyes only. */
public final class OwnFiles {
    private OwnFiles() {}

    /** Makes an empty file that only its owner may read. */
    public static void create(Path path) throws IOException {
        Files.createFile(path, owner("rw-------", isPosix(path)));
    }

    /** A file to write to, made where there is none. */
    static FileChannel writing(Path path) throws IOException {
        try {
            create(path);
        } catch (FileAlreadyExistsException e) {
            // as well
        }
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Writes a file anew: whole or not at all, and on the disk. */
    static void replace(Path path, String text) throws IOException {
        Path written = Files.createTempFile(path.getParent(), path.getFileName() + ".", ".new");
        try {
            Files.writeString(written, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Makes a folder that only its owner may look into, with those above it. */
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, owner("rwx------", isPosix(folder)));
    }

    /** Makes an empty file as {@link #create} does and the folders above it, all of it on the disk; does nothing where the file is there. */
    static void make(Path path) throws IOException {
        boolean posix = isPosix(path);
        Path folder = Objects.requireNonNull(path.getParent());
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        folder(folder);
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
}
