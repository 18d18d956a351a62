package org.rubra.log;

/**
 * The state of a log that somebody vouches for; C2SP tlog-checkpoint.
 *
 * @param origin the log's name, unique in the world, without a scheme
 * @param size how many leaves it has
 * @param root the root of its tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** @throws IllegalArgumentException for an origin that is empty or of several lines, or a size below 0 */
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("no checkpoint: origin \"" + origin + "\", size " + size);
        }
    }

    /** The text that is signed: three lines, each ended. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads a text; lines after the third are extensions, and are let be.
     *
     * @throws IllegalArgumentException for anything but a checkpoint
     */
    public static Checkpoint of(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "found no checkpoint; expected an origin, a size and a root, a line each");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    }
}
