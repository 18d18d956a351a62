package org.rubra.cli;

/** How a command prints what it found; the names are what {@code --format} takes. */
enum Format {
    text,
    json
}
