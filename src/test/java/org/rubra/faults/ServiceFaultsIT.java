package org.rubra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.trail.Entry;
import org.rubra.trail.Location;
import org.rubra.trail.Postgres;
import org.rubra.trail.Trail;
import org.rubra.trail.Verification;

/** What the packaged service does when it is killed, its disk is full, or its database goes away: every answer that came is in the record, and it verifies. */
class ServiceFaultsIT {
    private static final int KILLS = Integer.getInteger("rubra.kills", 20);
    private static final int CALLERS = 8;
    private static final int MOST_ANSWERS = 200;
    private static final byte[] DOCUMENT = "{\"presentation\": {\"shape\": \"dot\"}}".getBytes(StandardCharsets.UTF_8);

    private final Path temp;
    private final Random random = new Random(4711);

    ServiceFaultsIT(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void killed_at_any_moment_it_has_every_answer_on_record_in_sqlite() throws Exception {
        killAgainAndAgain("sqlite", Location.in(temp.resolve("data")));
    }

    @Test
    void killed_at_any_moment_it_has_every_answer_on_record_in_postgresql() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            killAgainAndAgain("postgresql", postgres.location(temp.resolve("data")));
        }
    }

    private void killAgainAndAgain(String store, Location location) throws Exception {
        Map<String, byte[]> answered = new TreeMap<>();
        for (int round = 0; round < KILLS; round++) {
            Service service = Service.start(location, temp.resolve("log"));
            try (Callers callers = new Callers(service, CALLERS)) {
                awaitCount(callers, 200, 1 + random.nextInt(MOST_ANSWERS));
                service.kill();
                callers.stop();
                answered.putAll(callers.answered());
            }
        }
        Verification found = held(location, answered);
        System.out.printf(
                "%s: %d times kill -9 under load, %d answers, 0 missing, %d on record, %d checkpoints, 0 faults%n",
                store, KILLS, answered.size(), found.entries(), found.checkpoints());
        assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    /** Every answer stands in the record as it was given, and the whole record verifies. */
    private static Verification held(Location location, Map<String, byte[]> answered) {
        try (Trail trail = Trail.open(location)) {
            answered.forEach((id, bytes) ->
                    assertThat(trail.find(id).map(Entry::answer)).as(id).hasValue(bytes));
            Verification found = trail.log().verify();
            assertThat(found.faults()).isEmpty();
            return found;
        }
    }

    @Test
    void with_a_full_disk_it_refuses_and_recovers_without_a_restart() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()), "may mount a small disk");
        Location location = Location.in(disk.resolve("data"));
        try (Service service = Service.start(location, temp.resolve("log"));
                Callers callers = new Callers(service, CALLERS)) {
            awaitCount(callers, 200, 50);
            Path filler = fill(disk.resolve("filler"));
            awaitCount(callers, 503, 20);
            HttpResponse<byte[]> refused = service.assess(DOCUMENT);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("could not be recorded");
            Files.delete(filler);
            service.awaitReady();
            int before = callers.count(200);
            awaitCount(callers, 200, before + 50);
            callers.stop();
            Verification found = held(location, callers.answered());
            System.out.printf("full disk: %s by status, %d on record, 0 faults%n", callers.statuses(), found.entries());
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void without_its_database_it_refuses_and_recovers_without_a_restart() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Location location = postgres.location(temp.resolve("data"));
            try (Service service = Service.start(location, temp.resolve("log"));
                    Callers callers = new Callers(service, CALLERS)) {
                awaitCount(callers, 200, 50);
                postgres.stop();
                awaitCount(callers, 503, 20);
                assertThat(service.assess(DOCUMENT).statusCode()).isEqualTo(503);
                postgres.again();
                service.awaitReady();
                int before = callers.count(200);
                awaitCount(callers, 200, before + 50);
                callers.stop();
                Verification found = held(location, callers.answered());
                System.out.printf(
                        "postgresql stopped and started: %s by status, %d on record, 0 faults%n",
                        callers.statuses(), found.entries());
            }
        }
    }

    private static void awaitCount(Callers callers, int status, int count) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (callers.count(status) < count) {
            assertThat(System.nanoTime())
                    .as("%d calls with status %d, of %s", count, status, callers.statuses())
                    .isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static Path fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return filler;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
