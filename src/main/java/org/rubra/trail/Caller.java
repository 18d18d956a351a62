package org.rubra.trail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name the system that asks, as it names itself; null where it does not. No person's name belongs here: it stays when what was said is erased
 */
public record Caller(Channel channel, @Nullable String name) {
    /** What a name may be, as a regular expression. */
    public static final String NAME = "[A-Za-z0-9._:/-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(NAME);

    public Caller {
        if (name != null && !PATTERN.matcher(name).matches()) {
            throw new IllegalArgumentException("found a caller of another form; expected " + NAME);
        }
    }

    /** Somebody who gives no name. */
    public static Caller by(Channel channel) {
        return new Caller(channel, null);
    }

    /** The way in, and the system that asked where it names itself. */
    public String words() {
        return channel.words() + (name == null ? "" : " · " + name);
    }

    public Optional<Mark> mark() {
        return Optional.ofNullable(name).map(each -> new Mark(Mark.Kind.CALLER, each));
    }
}
