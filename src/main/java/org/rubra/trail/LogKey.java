package org.rubra.trail;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rubra.log.SigningKey;
import org.rubra.log.VerifierKey;

/**
 * The key that signs a log's checkpoints, in {@code log.key} of the data folder: made on first use, for its owner's eyes only. Beside it
 * {@code log.pub} holds what auditors keep: the public keys of all that ever signed, the present one first. The name under which it signs is the log's origin. Immutable.
 */
final class LogKey {
    static final String FILE = "log.key";
    static final String PUBLIC = "log.pub";

    private static final Pattern FORM = Pattern.compile("(\\S+) ([0-9a-f]{64})\\s*");
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SigningKey signing;
    private final List<VerifierKey> known;

    private LogKey(SigningKey signing, List<VerifierKey> known) {
        this.signing = signing;
        this.known = known;
    }

    /**
     * The key of a data folder; made where nothing was signed there yet.
     *
     * @throws IOException when it cannot be read or made, is no key, is missing though it signed before, or others may read it
     */
    static LogKey in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            requireNotLost(folder);
            make(file, "rubra/" + HexFormat.of().formatHex(SigningKey.newSeed(), 0, 8));
        }
        requireOwnOnly(file);
        Matcher text = FORM.matcher(Files.readString(file));
        if (!text.matches()) {
            throw new IOException(file + ": found no key; expected a name and 64 hexadecimal digits");
        }
        SigningKey key = SigningKey.of(text.group(1), HexFormat.of().parseHex(text.group(2)));
        publish(folder.resolve(PUBLIC), key.verifier());
        return new LogKey(key, published(folder));
    }

    /** Whether there is no key that signs, though one did. */
    static boolean isLost(Path folder) {
        return !Files.exists(folder.resolve(FILE))
                && (Files.exists(folder.resolve(PUBLIC)) || Files.exists(folder.resolve(Checkpoints.FILE)));
    }

    /** Another key in the place of one that was lost would start a log of another name, and nobody would notice. */
    private static void requireNotLost(Path folder) throws IOException {
        if (isLost(folder)) {
            throw new IOException(
                    folder.resolve(FILE)
                            + ": missing, though it has signed before; put it back, or make another with rubra audit key --new");
        }
    }

    /** The key that signs now. */
    SigningKey signing() {
        return signing;
    }

    /** The public keys of all that ever signed, the one that does now first. */
    List<VerifierKey> known() {
        return known;
    }

    /**
     * The public keys of all that ever signed, the last first; none where nothing was signed yet. Makes nothing, and needs no private key.
     *
     * @throws IOException when they cannot be read
     */
    static List<VerifierKey> known(Path folder) throws IOException {
        boolean unpublished = !Files.exists(folder.resolve(PUBLIC)) && Files.exists(folder.resolve(FILE));
        return unpublished ? in(folder).known() : published(folder);
    }

    private static List<VerifierKey> published(Path folder) throws IOException {
        Path file = folder.resolve(PUBLIC);
        try {
            return Files.exists(file) ? VerifierKey.parseAll(Files.readString(file)) : List.of();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Makes another key, which signs from now on under the same name. The one before is gone; its public half stays. */
    static void renew(Path folder) throws IOException {
        List<VerifierKey> before = known(folder);
        String name = before.isEmpty()
                ? in(folder).signing().verifier().name()
                : before.get(0).name();
        Path fresh = folder.resolve(FILE + ".new");
        Files.deleteIfExists(fresh);
        write(fresh, name);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        in(folder);
    }

    /** Whole or not at all: another process may look for it now. */
    private static void make(Path file, String name) throws IOException {
        Path fresh = file.resolveSibling(FILE + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(fresh);
        write(fresh, name);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException quicker) {
            // another process made it
        } finally {
            Files.delete(fresh);
        }
    }

    private static void write(Path file, String name) throws IOException {
        byte[] seed = SigningKey.newSeed();
        OwnFiles.create(file);
        Files.writeString(
                file,
                name + " " + HexFormat.of().formatHex(seed) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
    }

    private static void requireOwnOnly(Path file) throws IOException {
        if (!OwnFiles.isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(found)) {
            throw new IOException(file + ": others than its owner may read or write it; expected permissions 600");
        }
    }

    private static void publish(Path file, VerifierKey current) throws IOException {
        List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (!before.isEmpty() && before.get(0).equals(current.toString())) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(current.toString()));
        before.stream().filter(line -> !line.equals(current.toString())).forEach(lines::add);
        OwnFiles.replace(file, String.join("\n", lines) + "\n");
    }
}
