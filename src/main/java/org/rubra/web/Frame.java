package org.rubra.web;

import org.rubra.knowledge.KnowledgeBase;

/**
 * What every page shows around its own matter.
 *
 * @param notice what the release says of itself
 */
record Frame(String title, String notice, String version, String digest, String software) {
    static Frame of(KnowledgeBase base, String software) {
        return new Frame(
                base.contents().manifest().title(),
                base.contents().manifest().notice(),
                base.version(),
                base.digest(),
                software);
    }
}
