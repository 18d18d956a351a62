package org.rubra.trail;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of a record, made and brought up to date by the statements in {@code db/migration}. */
final class Schema {
    /** That of the last migration. */
    static final String VERSION = "3";

    private Schema() {}

    /** @param words what the statements say differently in this database */
    static void migrate(DataSource source, Map<String, String> words) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(words)
                .load()
                .migrate();
    }
}
