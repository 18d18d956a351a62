package org.rubra.trail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL that keeps what it promises: it comes with {@code fsync=off}. Each test has a database of its own. */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = started();
    }

    public static Postgres start() throws IOException {
        return new Postgres(Files.createTempDirectory("rubra-postgresql"), freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** A new database, with a folder for the key. */
    public Location location(Path folder) throws SQLException {
        String name = "rubra" + COUNT.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            Sql.execute(connection, "CREATE DATABASE " + name);
        }
        return new Location(folder, server.getJdbcUrl("postgres", name).replaceFirst("\\?.*", ""), "postgres", "");
    }

    public void stop() throws IOException {
        server.close();
    }

    /** With the data that it had. */
    public void again() throws IOException {
        server = started();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
