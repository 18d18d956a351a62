package org.rubra.knowledge;

import java.util.List;

/**
 * What a knowledge base says of itself, in {@code kb/manifest.yaml}.
 *
 * @param version the release's version, say {@code 2026.11.1}
 * @param notice what every answer says of itself: information, no diagnosis
 */
public record Manifest(String version, String title, String notice, List<Layer> layers) {

    /** A part of the knowledge base that may be left out where it is optional. */
    public record Layer(String id, String label, boolean optional) {}

    public Manifest {
        layers = List.copyOf(layers);
    }

    static Manifest read(Yaml yaml) {
        Manifest manifest = new Manifest(
                yaml.text("version"),
                yaml.text("title"),
                yaml.text("notice"),
                yaml.maps("layers").stream().map(Manifest::layer).toList());
        yaml.done();
        return manifest;
    }

    private static Layer layer(Yaml yaml) {
        Layer layer = new Layer(yaml.text("id"), yaml.text("label"), yaml.flag("optional", false));
        yaml.done();
        return layer;
    }
}
