package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Erasing in a real PostgreSQL. */
class PostgresErasureTest extends ErasureTest {
    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    Location location(Path folder) throws SQLException {
        return postgres.location(folder);
    }

    @Override
    Connection connect(Location location) throws SQLException {
        return DriverManager.getConnection(location.url(), location.user(), location.password());
    }
}
