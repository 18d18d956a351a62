package org.rubra.vocabulary;

import java.util.List;

/** Which layers of the knowledge base are in force, for the rules that depend on it. */
public record Layers(List<String> inForce) {
    public Layers {
        inForce = List.copyOf(inForce);
    }

    public boolean on(String layer) {
        return inForce.contains(layer);
    }

    public boolean off(String layer) {
        return !on(layer);
    }
}
