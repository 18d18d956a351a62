package org.rubra.trail;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is kept.
 *
 * @param folder for the key and the last checkpoint, and for the answers too where there is no URL
 * @param url a PostgreSQL database, {@code jdbc:postgresql://…}; null for a SQLite file in the folder
 */
public record Location(Path folder, @Nullable String url, @Nullable String user, @Nullable String password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** @throws IllegalArgumentException for the URL of something else */
    public Location {
        if (url != null && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "rubra.store   found the address of another store; expected " + POSTGRESQL + "//host/database");
        }
    }

    /** A SQLite file in a folder. */
    public static Location in(Path folder) {
        return new Location(folder, null, null, null);
    }

    /** As the settings {@code rubra.data} ({@code rubra-data} where absent), {@code rubra.store}, {@code rubra.store.user} and {@code rubra.store.password} say. */
    public static Location of(Function<String, Optional<String>> settings) {
        return new Location(
                Path.of(settings.apply("rubra.data").orElse("rubra-data")),
                settings.apply("rubra.store").orElse(null),
                settings.apply("rubra.store.user").orElse(null),
                settings.apply("rubra.store.password").orElse(null));
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return url == null ? folder.toString() : url.replaceFirst("\\?.*", "") + " with " + folder;
    }
}
