package org.rubra.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The packings of a record by their numbers, each read once. Safe to share among threads. */
final class Dictionaries implements AutoCloseable {
    /** More make bodies smaller still, and each process holds it. */
    private static final int MOST_BYTES = 3 << 20;

    private final Map<Integer, Packing> byNumber = new ConcurrentHashMap<>(Map.of(0, Packing.PLAIN));
    private final Map<String, Packing> byRelease = new ConcurrentHashMap<>();

    /** The packing with this number. */
    Packing numbered(Handle handle, int number) throws IOException {
        Packing known = byNumber.get(number);
        if (known != null) {
            return known;
        }
        Optional<byte[]> bytes = handle.createQuery("SELECT bytes FROM dictionary WHERE number = :number")
                .bind("number", number)
                .mapTo(byte[].class)
                .findOne();
        if (bytes.isEmpty()) {
            throw new IOException("the record has no dictionary " + number);
        }
        Packing packing = new Packing(number, Packing.PLAIN.unpack(bytes.get()));
        byNumber.put(number, packing);
        return packing;
    }

    /** Which release each dictionary is of, by number. */
    static Map<Integer, String> digests(Handle handle) {
        return handle
                .createQuery("SELECT number, digest FROM dictionary")
                .map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The best packing for answers of a release that is known of. */
    Packing of(String digest) {
        return byRelease.getOrDefault(digest, Packing.PLAIN);
    }

    /** Looks whether there is a dictionary for a release. */
    boolean load(Handle handle, String digest) throws IOException {
        Optional<Integer> number = handle.createQuery("SELECT number FROM dictionary WHERE digest = :digest")
                .bind("digest", digest)
                .mapTo(Integer.class)
                .findOne();
        if (number.isEmpty()) {
            return false;
        }
        byRelease.put(digest, numbered(handle, number.get()));
        return true;
    }

    /** Makes one of answers of the release; within a transaction in which nobody else writes. */
    static void insert(Handle handle, String digest, List<Entry> samples) {
        handle.createUpdate("INSERT INTO dictionary (number, digest, bytes) "
                        + "SELECT coalesce(max(number), 0) + 1, :digest, :bytes FROM dictionary")
                .bind("digest", digest)
                .bind("bytes", Packing.PLAIN.pack(of(samples)))
                .execute();
    }

    @Override
    public void close() {
        byNumber.values().forEach(Packing::close);
    }

    /** Answers taken evenly from the samples until the most are together, and a leaf last, since what comes last is cheapest to point to. */
    private static byte[] of(List<Entry> samples) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long total = samples.stream()
                .mapToLong(each -> each.answer().length + each.trace().length)
                .sum();
        int taken = Math.toIntExact(Math.min(samples.size(), MOST_BYTES * (long) samples.size() / Math.max(1, total)));
        byte[] leaf = new byte[0];
        for (int i = 0; i < taken; i++) {
            Entry sample = samples.get(Math.toIntExact((long) i * samples.size() / taken));
            byte[] body = Body.of(sample).bytes();
            leaf = Leaf.of(sample, body).bytes();
            bytes.writeBytes(body);
        }
        bytes.writeBytes(leaf);
        return bytes.toByteArray();
    }
}
