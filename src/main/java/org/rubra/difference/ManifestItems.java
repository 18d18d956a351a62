package org.rubra.difference;

import java.util.ArrayList;
import java.util.List;
import org.rubra.knowledge.Manifest;
import org.rubra.vocabulary.Place;

/** What a manifest says, to be compared. */
final class ManifestItems {
    private static final Place PLACE = Place.file("kb/manifest.yaml");

    private ManifestItems() {}

    static List<Item> of(Manifest manifest) {
        List<Item> items = new ArrayList<>();
        items.add(Item.of("manifest", "manifest", manifest.title(), PLACE)
                .titled("title")
                .with("version", manifest.version())
                .with("notice", manifest.notice()));
        manifest.layers()
                .forEach(layer -> items.add(Item.of("layer", layer.id(), layer.label(), PLACE)
                        .titled("label")
                        .with("optional", layer.optional())));
        return items;
    }
}
