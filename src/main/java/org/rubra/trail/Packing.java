package org.rubra.trail;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Leaves and bodies as they are stored: Zstandard frames, packed with what the answers of a release have in common. Safe to share among threads.
 */
final class Packing implements AutoCloseable {
    private static final int LEVEL = 10;

    /**
     * Lazy matching through a hash table that stays in the processor's cache, over long matches only: with 3 MB of dictionary, 24 KB of answer and trace
     * become some 380 bytes in 0.07 ms, where level 10 by itself, with 8 times the table, takes 0.2 ms for as many.
     */
    private static final int STRATEGY = 4;

    private static final int HASH_LOG = 20;
    private static final int SEARCH_LOG = 5;
    private static final int MIN_MATCH = 6;

    /** A context holds the dictionary and a table of it, some 8 MB outside the heap, and takes a hundred packings to make: so callers take turns. */
    private static final int CONTEXTS = Math.min(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final long MOST_BYTES = 64 << 20;

    /** Packs with nothing in common. */
    static final Packing PLAIN = new Packing();

    private final int number;
    private final byte @Nullable [] dictionary;
    private final @Nullable ZstdDictDecompress unpacking;
    private final Semaphore turns = new Semaphore(CONTEXTS);
    private final Queue<ZstdCompressCtx> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private Packing() {
        this.number = 0;
        this.dictionary = null;
        this.unpacking = null;
    }

    /**
     * @param number by which entries name the dictionary, from 1
     * @param dictionary texts that resemble what is to be packed; where there are several like it, the last is the nearest
     */
    Packing(int number, byte[] dictionary) {
        this.number = number;
        this.dictionary = dictionary;
        this.unpacking = new ZstdDictDecompress(dictionary);
    }

    int number() {
        return number;
    }

    byte[] pack(byte[] plain) {
        turns.acquireUninterruptibly();
        try {
            ZstdCompressCtx waiting = idle.poll();
            return pack(plain, waiting == null ? context() : waiting);
        } finally {
            turns.release();
        }
    }

    private byte[] pack(byte[] plain, ZstdCompressCtx context) {
        boolean kept = false;
        try {
            byte[] packed = context.compress(plain);
            kept = !closed && idle.offer(context);
            return packed;
        } finally {
            if (!kept) {
                context.close();
            }
        }
    }

    private ZstdCompressCtx context() {
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.setLevel(LEVEL);
        context.setChecksum(dictionary == null);
        context.setDictID(false);
        context.setMagicless(true);
        if (dictionary != null) {
            context.setStrategy(STRATEGY);
            context.setHashLog(HASH_LOG);
            context.setSearchLog(SEARCH_LOG);
            context.setMinMatch(MIN_MATCH);
            context.loadDict(dictionary);
        }
        return context;
    }

    /** @throws IOException when these are not bytes that this packing packed */
    byte[] unpack(byte[] packed) throws IOException {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            context.setMagicless(true);
            if (unpacking != null) {
                context.loadDict(unpacking);
            }
            long size = Zstd.getFrameContentSize(packed, 0, packed.length, true);
            if (size < 0 || size > MOST_BYTES) {
                throw new IOException("packed bytes of no or too great a size");
            }
            return context.decompress(packed, Math.toIntExact(size));
        } catch (ZstdException e) {
            throw new IOException("packed bytes that cannot be unpacked", e);
        }
    }

    /** Gives back what contexts hold outside the heap; it packs as before, only slower. */
    @Override
    public void close() {
        closed = true;
        for (ZstdCompressCtx each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }
}
