package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how questions are joined: {@code ?} for each of them, {@code &&} before {@code ||}, {@code !} and brackets. */
final class Joined {
    private final String form;
    private final List<Premise> questions;
    private int at;
    private int asked;
    private boolean broken;

    /** @param form the joined questions without blanks, each question as {@code ?} */
    Joined(String form, List<Premise> questions) {
        this.form = form;
        this.questions = questions;
    }

    /** The whole, or nothing where the form is not a well-formed one. */
    Optional<Premise> read() {
        Premise whole = any();
        return broken || at < form.length() || asked < questions.size() ? Optional.empty() : Optional.of(whole);
    }

    private Premise any() {
        List<Premise> parts = new ArrayList<>(List.of(all()));
        while (take("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Premise.Any(parts);
    }

    private Premise all() {
        List<Premise> parts = new ArrayList<>(List.of(one()));
        while (take("&&")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Premise.All(parts);
    }

    private Premise one() {
        if (take("!")) {
            return new Premise.Not(one());
        }
        if (take("(")) {
            Premise inner = any();
            broken |= !take(")");
            return inner;
        }
        if (take("?") && asked < questions.size()) {
            return questions.get(asked++);
        }
        broken = true;
        at = form.length();
        return new Premise.Any(List.of());
    }

    private boolean take(String sign) {
        boolean found = form.startsWith(sign, at);
        at += found ? sign.length() : 0;
        return found;
    }
}
