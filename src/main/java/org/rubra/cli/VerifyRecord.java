package org.rubra.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.rubra.bundle.BundleCheck;
import org.rubra.bundle.BundleVerification;
import org.rubra.log.VerifierKey;
import org.rubra.trail.KeptElsewhere;
import org.rubra.trail.Trail;
import org.rubra.trail.Verification;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Holds a record, or a bundle of it, to the log. */
@CommandLine.Command(
        name = "verify",
        description =
                "Holds every answer to the log, and the log to every checkpoint, in the store or, without it, in a bundle; "
                        + "status 1 where anything was changed, removed or added.",
        mixinStandardHelpOptions = true)
final class VerifyRecord implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--bundle", paramLabel = "FILE", description = "a bundle, in place of the store")
    @Nullable
    Path bundle;

    @CommandLine.Option(
            names = "--key",
            paramLabel = "FILE|KEY",
            description =
                    "the public key that you were given before, or a file of one or more, a line each: one of them must have signed "
                            + "the bundle, or the record's last checkpoint, or beside a key that did")
    @Nullable
    String key;

    @CommandLine.Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint that you kept, which the record must go on from; as often as you have some")
    List<Path> checkpoints = List.of();

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    @Override
    public Integer call() throws IOException {
        if (bundle != null) {
            if (!checkpoints.isEmpty()) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "found --checkpoint with --bundle; a bundle has its own, and no other is in it");
            }
            return bundle(bundle);
        }
        KeptElsewhere kept = new KeptElsewhere(given(), notes());
        try (Trail trail = Door.existing()) {
            Verification found = trail.log().verify(kept);
            report(found, found.faults(), found.holds(), words(found));
            return found.holds() ? CommandLine.ExitCode.OK : Main.FINDINGS;
        }
    }

    private int bundle(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--bundle: found " + file + ", which is a folder; expected a bundle, a zip file");
        }
        try {
            BundleVerification found = BundleCheck.verify(file, given());
            report(found, found.faults(), found.holds(), words(found));
            return found.holds() ? CommandLine.ExitCode.OK : Main.FINDINGS;
        } catch (ZipException e) {
            spec.commandLine().getErr().println(file + ": found no whole zip file; expected a bundle");
            return Main.FINDINGS;
        }
    }

    private List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path each : checkpoints) {
            notes.add(Files.readString(each));
        }
        return notes;
    }

    /** None only where the option is absent: an empty file must not lead to believing the bundle. */
    private List<VerifierKey> given() throws IOException {
        if (key == null) {
            return List.of();
        }
        try {
            List<VerifierKey> keys = VerifierKey.parseAll(isFile(key) ? Files.readString(Path.of(key)) : key);
            if (!keys.isEmpty()) {
                return keys;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // said below
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "--key: found no public key in \"" + key
                        + "\"; expected one such as name+0123abcd+AQ…, or a file of them, a line each");
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void report(Object found, List<?> faults, boolean holds, String words) {
        if (format == Format.json) {
            spec.commandLine().getOut().println(new String(Json.bytes(found), StandardCharsets.UTF_8));
            return;
        }
        faults.forEach(spec.commandLine().getOut()::println);
        spec.commandLine()
                .getOut()
                .println(words + ": " + (holds ? "all of it holds" : FindingWords.count(faults.size(), "fault")));
    }

    private static String words(Verification found) {
        return FindingWords.count(found.entries(), "answer") + ", " + found.erased() + " of them erased, "
                + FindingWords.count(found.checkpoints(), "checkpoint")
                + (found.unsigned() == 0
                        ? ""
                        : ", none yet for the last " + FindingWords.count(found.unsigned(), "entr", "y", "ies"));
    }

    private static String words(BundleVerification found) {
        if (found.size() == null) {
            return "nothing in it was checked, for its checkpoint cannot be believed";
        }
        String believed = found.keyIsGiven()
                ? "the key that was given"
                : "the bundle's own key " + found.key()
                        + ", which whoever made the bundle chose; compare it with yours, or give yours with --key";
        return FindingWords.count(found.records(), "record") + ", " + found.erased() + " of them erased, "
                + (found.whole() ? "the whole log of " : "out of a log of ") + found.size() + " leaves; checked by "
                + believed;
    }
}
