package org.rubra.vocabulary;

import java.util.Map;

/** What has been concluded by the time advice is due; every field of it is known. */
public final class Outcome extends Facts {
    /** @see Facts#Facts(Schema, Map) */
    public Outcome(Vocabulary vocabulary, Map<String, ?> answers) {
        super(vocabulary.outcome(), answers);
    }
}
