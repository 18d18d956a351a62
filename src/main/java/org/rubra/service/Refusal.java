package org.rubra.service;

import java.util.Locale;

/** Why a request got no answer, as the figures name it. */
public enum Refusal {
    FAULTY,
    TOO_LARGE,
    NOT_RECORDED,
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
