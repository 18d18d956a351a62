package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

class PostgresSearchTest extends SearchTest {
    private final Postgres server;

    PostgresSearchTest() throws IOException {
        server = Postgres.start();
    }

    @Override
    Location location(Path folder) throws SQLException {
        return server.location(folder);
    }

    @Override
    void stop() throws IOException {
        server.close();
    }
}
