package dev.multiprocessing.transport.socket;

import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A region's bytes, in blocks, since one buffer has room for two gibibytes only. Guarded by the hub. */
final class Memory {

    private static final int BLOCK_BITS = 30;
    private static final long BLOCK = 1L << BLOCK_BITS;

    /** What is longer is not on the heap, where it would be moved about, and might find no room in one piece. */
    private static final int SHORT = 64 * 1024;

    private final long size;
    private final ByteBuffer[] blocks;

    private Memory(long size, ByteBuffer[] blocks) {
        this.size = size;
        this.blocks = blocks;
    }

    /** All zero, which takes its time if it is large. */
    static Memory allocate(long size) {
        if (size > Runtime.getRuntime().maxMemory()) { // as much as buffers may take, unless the deployer has said else
            throw tooMuch(size, null);
        }
        try {
            ByteBuffer[] blocks = new ByteBuffer[Math.toIntExact((size + BLOCK - 1) >> BLOCK_BITS)];
            for (int i = 0; i < blocks.length; i++) {
                int length = (int) Math.min(BLOCK, size - i * BLOCK);
                ByteBuffer block = length > SHORT ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
                blocks[i] = block.order(ByteOrder.nativeOrder());
            }
            return new Memory(size, blocks);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw tooMuch(size, e);
        }
    }

    private static TransportException tooMuch(long size, Throwable cause) {
        return new TransportException(
                "not enough memory in the process that hosts the session: size=" + size
                        + "; make it smaller, or give that JVM more with -Xmx",
                cause);
    }

    long size() {
        return size;
    }

    /** Does it, and returns what was there before; a failed compare-and-set returns something else than expected. */
    long apply(Word word, long offset, long operand, long value) {
        ByteBuffer block = block(offset);
        int at = at(offset);
        boolean isInt = word.ordinal() <= Word.ADD_INT.ordinal();
        long before = isInt ? block.getInt(at) : block.getLong(at);
        switch (word) {
            case SET_INT -> block.putInt(at, (int) value);
            case ADD_INT -> block.putInt(at, (int) (before + value));
            case SET_LONG -> block.putLong(at, value);
            case ADD_LONG -> block.putLong(at, before + value);
            case COMPARE_AND_SET_INT -> {
                if (before == operand) {
                    block.putInt(at, (int) value);
                }
            }
            case COMPARE_AND_SET_LONG -> {
                if (before == operand) {
                    block.putLong(at, value);
                }
            }
            default -> {
                return before;
            }
        }
        return before;
    }

    /** Copies so many bytes into the buffer. */
    void read(long offset, int length, ByteBuffer into) {
        long from = offset;
        int left = length;
        while (left > 0) {
            int part = partAt(from, left);
            into.put(block(from).slice(at(from), part));
            from += part;
            left -= part;
        }
    }

    /** Copies the buffer's remaining bytes in. */
    void write(long offset, ByteBuffer from) {
        long to = offset;
        while (from.hasRemaining()) {
            int part = partAt(to, from.remaining());
            block(to).slice(at(to), part).put(from.slice(from.position(), part));
            from.position(from.position() + part);
            to += part;
        }
    }

    private static int partAt(long offset, int most) {
        return (int) Math.min(BLOCK - at(offset), most);
    }

    private ByteBuffer block(long offset) {
        return blocks[(int) (offset >> BLOCK_BITS)];
    }

    private static int at(long offset) {
        return (int) (offset & BLOCK - 1);
    }
}
