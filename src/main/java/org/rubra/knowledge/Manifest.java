package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Problem;

/**
 * What a knowledge base says of itself, in {@code kb/manifest.yaml}.
 *
 * @param version the release's version, say {@code 2026.11.1}
 * @param notice what every answer says of itself: information, no diagnosis
 * @param evidenceMonths for how many months a source counts as looked at; null where that has no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        String version, String title, String notice, List<Layer> layers, @Nullable Integer evidenceMonths) {

    /** What the ids of layers must be. */
    static final String LAYER_IDS = "ids of small letters, each once";

    /** A part of the knowledge base that may be left out where it is optional. */
    public record Layer(String id, String label, boolean optional) {}

    public Manifest {
        layers = List.copyOf(layers);
    }

    static Manifest read(Yaml yaml, List<Problem> problems) {
        Manifest manifest = new Manifest(
                yaml.text("version"),
                yaml.text("title"),
                yaml.text("notice"),
                yaml.maps("layers").stream().map(Manifest::layer).toList(),
                evidenceMonths(yaml, problems));
        yaml.done();
        if (manifest.layers().isEmpty()) {
            problems.add(new Problem(yaml.place("layers"), "no layers", "at least one layer"));
        }
        manifest.misnamedLayers()
                .forEach(layer ->
                        problems.add(new Problem(yaml.place("layers"), "the layer \"" + layer.id() + "\"", LAYER_IDS)));
        return manifest;
    }

    /** The layers whose ids are not as {@link #LAYER_IDS} has them; ids name the packages of generated code. */
    List<Layer> misnamedLayers() {
        Set<String> ids = new HashSet<>();
        return layers.stream()
                .filter(layer -> !layer.id().matches("[a-z]+") || !ids.add(layer.id()))
                .toList();
    }

    private static @Nullable Integer evidenceMonths(Yaml yaml, List<Problem> problems) {
        Double months = yaml.optionalNumber("evidenceMonths");
        if (months == null || (months >= 1 && months == Math.rint(months))) {
            return months == null ? null : months.intValue();
        }
        problems.add(
                new Problem(yaml.place("evidenceMonths"), Facts.text(months), "a whole number of months, 1 or more"));
        return null;
    }

    private static Layer layer(Yaml yaml) {
        Layer layer = new Layer(yaml.text("id"), yaml.text("label"), yaml.flag("optional", false));
        yaml.done();
        return layer;
    }
}
