package org.rubra.cli;

import java.util.List;
import org.rubra.knowledge.Sources;

/**
 * A file that a command was given in place of one of the knowledge base.
 *
 * @param file as the person who gave it named it
 * @param as its name within the knowledge base
 * @param added whether the knowledge base has none of that name
 */
record GivenFile(String file, String as, boolean added) {
    static List<GivenFile> all(Sources sources) {
        return sources.given().entrySet().stream()
                .map(each -> new GivenFile(each.getValue().toString(), each.getKey(), sources.isAdded(each.getKey())))
                .toList();
    }

    String words() {
        return file + (added ? ", added as " : ", in place of ") + as;
    }
}
