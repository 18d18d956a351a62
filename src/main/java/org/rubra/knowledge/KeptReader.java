package org.rubra.knowledge;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/**
 * Reads contents as they were kept in a store. Whoever can write to the store could have put anything there under a fitting digest, and a rule's text goes to a
 * compiler: so files, layers and rules are held to what a folder is held to, and nothing is compiled that a folder could not have said.
 */
final class KeptReader {
    private static final Pattern PATH = Pattern.compile("kb/rules/([a-z]+)/[^/\\\\\\p{Cntrl}]+\\.drl");

    private final Place place;
    private final String digest;
    private final List<Problem> problems = new ArrayList<>();

    KeptReader(String digest) {
        this.digest = digest;
        this.place = Place.file(digest);
    }

    /**
     * The contents.
     *
     * @throws BrokenKnowledgeException with every problem
     */
    Contents read(byte[] bytes) {
        String found = Contents.sha256(bytes);
        if (!found.equals(digest)) {
            throw refused("contents of the digest " + found, "contents of this digest");
        }
        Contents contents = parsed(bytes);
        if (!Arrays.equals(Json.canonical(contents), bytes)) {
            throw refused(
                    "contents that this version of the software writes otherwise",
                    "contents that say all that was kept");
        }
        checkLayers(contents.manifest());
        checkRules(contents);
        if (!problems.isEmpty()) {
            throw new BrokenKnowledgeException(
                    problems.stream().sorted().distinct().toList());
        }
        return contents;
    }

    private Contents parsed(byte[] bytes) {
        try {
            return Json.read(bytes, Contents.class);
        } catch (UncheckedIOException e) {
            throw refused("bytes that are no contents", "the contents of a release as canonical JSON");
        }
    }

    private BrokenKnowledgeException refused(String found, String expected) {
        return new BrokenKnowledgeException(List.of(new Problem(place, found, expected)));
    }

    private void checkLayers(Manifest manifest) {
        manifest.misnamedLayers()
                .forEach(layer ->
                        problems.add(new Problem(place, "the layer \"" + layer.id() + "\"", Manifest.LAYER_IDS)));
    }

    /** A file's path says to the compiler what kind of source it is. */
    private void checkRules(Contents contents) {
        Set<String> paths = new HashSet<>();
        List<String> layers =
                contents.manifest().layers().stream().map(Manifest.Layer::id).toList();
        List<TrustedRule> rules = new ArrayList<>();
        for (RuleFile file : contents.ruleFiles()) {
            Matcher path = PATH.matcher(file.path());
            if (!path.matches()
                    || !path.group(1).equals(file.stage())
                    || !Stage.folders().contains(file.stage())
                    || !paths.add(file.path())) {
                problems.add(new Problem(
                        place,
                        "a file of rules \"" + file.path() + "\" of the stage \"" + file.stage() + "\"",
                        "kb/rules/STAGE/*.drl, each once, the stage one of " + String.join(", ", Stage.folders())));
            } else {
                rules.addAll(new RuleReader(file, contents.vocabulary(), layers, problems).read());
            }
        }
        if (problems.isEmpty() && !rules.equals(contents.rules())) {
            problems.add(new Problem(place, "other rules than its files hold", "the rules of its files"));
        }
    }
}
