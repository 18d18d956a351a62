package org.rubra.trail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Signs the state of the log again and again, so that little is ever vouched for by nothing. */
final class Signing implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rubra-checkpoints");
        thread.setDaemon(true);
        return thread;
    });
    private final Runnable sign;
    private final Consumer<RuntimeException> trouble;
    private volatile @Nullable RuntimeException last;

    private Signing(Runnable sign, Consumer<RuntimeException> trouble) {
        this.sign = sign;
        this.trouble = trouble;
    }

    /**
     * Signs once before it returns.
     *
     * @param trouble told of the first of failures in a row
     * @throws RuntimeException when the first time fails
     */
    static Signing start(Runnable sign, Duration every, Consumer<RuntimeException> trouble) {
        sign.run();
        Signing signing = new Signing(sign, trouble);
        // its task catches everything, so that nothing is lost with the future
        Future<?> unused = signing.clock.scheduleWithFixedDelay(
                signing::again, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return signing;
    }

    private void again() {
        RuntimeException before = last;
        try {
            sign.run();
            last = null;
        } catch (RuntimeException e) {
            last = e;
            if (before == null) {
                trouble.accept(e);
            }
        }
    }

    /** Whether the last time went well. */
    boolean isWell() {
        return last == null;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
