package org.rubra.rest;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.rubra.trail.AuditTrail;
import org.rubra.trail.Entry;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.NotRecordedException;

/** A trail in memory that can be told to fail. */
@Mock
@Singleton
public class MemoryTrail implements AuditTrail {
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Map<String, KeptRelease> releases = new ConcurrentSkipListMap<>();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    public void breakDown(boolean now) {
        broken = now;
    }

    public void erase(String id) {
        entries.remove(id);
        erased.add(id);
    }

    public void damage(String id) {
        damaged.add(id);
    }

    @Override
    public boolean isErased(String id) {
        return erased.contains(id);
    }

    public int size() {
        return entries.size();
    }

    @Override
    public void append(Entry entry) {
        if (broken) {
            throw new NotRecordedException("the disk is full of canaries", null);
        }
        entries.put(entry.id(), entry);
    }

    @Override
    public Optional<Entry> find(String id) {
        if (damaged.contains(id)) {
            throw new NotAsLoggedException(7, null);
        }
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public void keep(KeptRelease release) {
        releases.put(release.digest(), release);
    }

    @Override
    public Optional<KeptRelease> release(String digest) {
        return Optional.ofNullable(releases.get(digest));
    }

    @Override
    public void teach(String digest, List<Entry> samples) {}

    @Override
    public boolean isWritable() {
        return !broken;
    }

    @Override
    public void close() {}
}
