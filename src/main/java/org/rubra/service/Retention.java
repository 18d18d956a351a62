package org.rubra.service;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rubra.trail.Erasable;
import org.rubra.trail.Erased;
import org.rubra.trail.Trail;

/** Erases once a day what was said so many years ago, where the operator set {@code rubra.retention-years}; else everything is kept. */
@Singleton
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Pattern YEARS = Pattern.compile("[1-9][0-9]?|100");
    private static final long FIRST_MINUTES = 1;
    private static final long DAY_MINUTES = TimeUnit.DAYS.toMinutes(1);

    private final Optional<Integer> years;
    private final Trail trail;
    private final String software;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rubra-retention");
        thread.setDaemon(true);
        return thread;
    });

    /** @param years a whole number from 1 to 100, so that no slip of the pen erases anything */
    @Inject
    Retention(@ConfigProperty(name = "rubra.retention-years") Optional<String> years, Trail trail, Settings settings) {
        this.years = years.map(Retention::number);
        this.trail = trail;
        this.software = settings.software();
    }

    private static Integer number(String given) {
        if (!YEARS.matcher(given).matches()) {
            String fault = "rubra.retention-years   found \"" + given + "\"; expected a whole number from 1 to "
                    + Erasable.Before.MOST_YEARS;
            LOG.error(fault);
            throw new IllegalArgumentException(fault);
        }
        return Integer.valueOf(given);
    }

    void start(@Observes StartupEvent event) {
        if (years.isPresent()) {
            // its task catches everything, so that nothing is lost with the future
            Future<?> unused = clock.scheduleAtFixedRate(this::today, FIRST_MINUTES, DAY_MINUTES, TimeUnit.MINUTES);
        }
    }

    private void today() {
        try {
            erase(Instant.now());
        } catch (RuntimeException e) {
            LOG.errorf("what is to be kept no longer could not be erased: %s", e.getMessage());
        }
    }

    /** Erases what is too old at a time; nothing where everything is kept. */
    Erased erase(Instant now) {
        Erased erased = years.map(each -> trail.erase(Erasable.Before.olderThan(each, now), software))
                .orElse(new Erased(0, 0));
        if (erased.answers() > 0) {
            LOG.infof("what was said in %d answers was erased: older than %d years", erased.answers(), years.get());
        }
        return erased;
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
