package org.rubra.trail;

import java.nio.file.Path;

class SqliteSearchTest extends SearchTest {
    @Override
    Location location(Path folder) {
        return Location.in(folder);
    }
}
