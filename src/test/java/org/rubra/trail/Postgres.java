package org.rubra.trail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL that keeps what it promises: it comes with {@code fsync=off}. Each test has a database of its own. */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
    }

    /** A new database, with a folder for the key. */
    public Location location(Path folder) throws SQLException {
        String name = "rubra" + COUNT.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            Sql.execute(connection, "CREATE DATABASE " + name);
        }
        return new Location(folder, server.getJdbcUrl("postgres", name).replaceFirst("\\?.*", ""), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
