package org.rubra.trail;

import java.time.Instant;

/** The earliest and the latest time at which a recorded answer was given. */
public record Span(Instant first, Instant last) {}
