package org.rubra.vocabulary;

import java.util.Map;

/** What a person or a system said about the spots. */
public final class Presentation extends Facts {
    /** @see Facts#Facts(Schema, Map) */
    public Presentation(Vocabulary vocabulary, Map<String, ?> answers) {
        super(vocabulary.presentation(), answers);
    }
}
