package org.rubra.assessment;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Json;

/** A process of its own: prints one digest over many answers and their traces. */
public final class Determinism {
    private Determinism() {}

    public static void main(String[] none) throws Exception {
        KnowledgeBase base = Compiler.builtIn(true);
        Assessor assessor = new Assessor(base);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new RandomPresentations(base, 20261123)
                .stream(200).map(assessor::assess).forEach(assessment -> {
                    digest.update(Json.bytes(assessment));
                    digest.update(Json.bytes(assessment.trace()));
                });
        System.out.println("digest " + HexFormat.of().formatHex(digest.digest()));
    }
}
