package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;

import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Faults of values and arrays: steps that are not one, and copies that are not exact. */
final class RegionFaults {

    /** Where elements begin, behind the lock. */
    private static final long ELEMENTS = 64;

    private static final int WORD = 8;

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "compare-and-set of a long is a look and a write",
                    HEAP,
                    "V10",
                    "expected: <\\d+> but was: <\\d+>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public boolean compareAndSetLong(long offset, long expected, long value) {
                            if (getLong(offset) != expected) {
                                return false;
                            }
                            Thread.yield();
                            setLong(offset, value);
                            return true;
                        }
                    })),
            Fault.of(
                    "compare-and-set of an int is a look and a write",
                    HEAP,
                    "A08",
                    "(byte|short|char) ==> expected|failed",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public boolean compareAndSetInt(long offset, int expected, int value) {
                            if (getInt(offset) != expected) {
                                return false;
                            }
                            Thread.yield();
                            setInt(offset, value);
                            return true;
                        }
                    })),
            Fault.of(
                    "an addition is a look and a write",
                    HEAP,
                    "A07 V10",
                    "expected: <\\d+> but was: <\\d+>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public int getAndAddInt(long offset, int delta) {
                            int before = getInt(offset);
                            Thread.yield();
                            setInt(offset, before + delta);
                            return before;
                        }
                    })),
            Fault.of(
                    "compare-and-set sets whatever is there",
                    HEAP,
                    "V04",
                    "expected: <false> but was: <true>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public boolean compareAndSetInt(long offset, int expected, int value) {
                            setInt(offset, value);
                            return true;
                        }
                    })),
            Fault.of(
                    "compare-and-set says yes and writes nothing",
                    HEAP,
                    "V03 L06",
                    "expected: <(2|true)> but was: <(-1|false)>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public boolean compareAndSetLong(long offset, long expected, long value) {
                            return getLong(offset) == expected;
                        }
                    })),
            Fault.of(
                    "an addition returns what is there after it",
                    HEAP,
                    "V06 A05",
                    "expected: <2147483647> but was: <-2147483648>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public int getAndAddInt(long offset, int delta) {
                            return super.getAndAddInt(offset, delta) + delta;
                        }
                    })),
            Fault.of(
                    "a long is cut to 32 bits",
                    HEAP,
                    "V02",
                    "expected: <-7000000000> but was: <1589934592>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void setLong(long offset, long value) {
                            super.setLong(offset, (int) value);
                        }
                    })),
            Fault.of(
                    "compare-and-set of an int writes eight bits",
                    HEAP,
                    "V01 A04",
                    "expected: <.+> but was: <.*>",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public boolean compareAndSetInt(long offset, int expected, int value) {
                            return super.compareAndSetInt(offset, expected, expected & ~0xFF | value & 0xFF);
                        }
                    })),
            Fault.of(
                    "new memory has what was in it before",
                    HEAP,
                    "A02",
                    "array contents differ",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public Region createRegion(long size) {
                            Region region = super.createRegion(size);
                            for (long offset = ELEMENTS; offset < size; offset += WORD) {
                                region.setLong(offset, 1);
                            }
                            return region;
                        }
                    })),
            Fault.of(
                    "a copy into memory drops its last word",
                    HEAP,
                    "A01",
                    "array contents differ",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void write(long offset, ByteBuffer from) {
                            super.write(offset, Messages.part(from, 0, Math.max(from.remaining() - WORD, 0)));
                            from.position(from.limit());
                        }
                    })),
            Fault.of(
                    "a copy into memory ends at the end of a word",
                    HEAP,
                    "A11",
                    "array contents differ",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void write(long offset, ByteBuffer from) {
                            long end = offset + from.remaining();
                            super.write(offset, from);
                            int rest = (int) Math.min(-end & WORD - 1, size() - end);
                            super.write(end, ByteBuffer.allocate(rest));
                        }
                    })),
            Fault.of(
                    "a copy into memory begins at the beginning of a word",
                    HEAP,
                    "A12",
                    "array contents differ",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void write(long offset, ByteBuffer from) {
                            super.write(offset & -WORD, from);
                        }
                    })),
            Fault.of(
                    "a copy into memory ends at a MiB",
                    HEAP,
                    "A09",
                    "array contents differ",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void write(long offset, ByteBuffer from) {
                            if (offset < 1 << 20) {
                                super.write(offset, from);
                            }
                            from.position(from.limit());
                        }
                    })),
            Fault.of(
                    "the second half of a copy into memory comes later",
                    HEAP,
                    "A10",
                    "numbers that are seen at once ==> expected: <1> but was: <[2-9]>",
                    Seam.region(LateHalf::new)),
            Fault.of(
                    "what there is no room for is refused without a number",
                    HEAP,
                    "A17",
                    "seen: no room",
                    Seam.transport(transport -> new PassingTransport(transport) {
                        @Override
                        public Region createRegion(long size) {
                            try {
                                return super.createRegion(size);
                            } catch (TransportException e) {
                                throw new TransportException("no room", e);
                            }
                        }
                    })),
            Fault.of(
                    "what attaches to memory gets a copy of it",
                    HEAP,
                    "V09 L07 C22 C23 C24 C28",
                    "expected: <.*> but was: <.*>",
                    Seam.transport(Copying::new)),
            Fault.of(
                    "whoever sets a value waits for its lock",
                    HEAP,
                    "V11",
                    "failed",
                    Seam.region(region -> new PassingRegion(region) {
                        @Override
                        public void setInt(long offset, int value) {
                            long start = System.nanoTime();
                            while (offset >= ELEMENTS && getLong(0) != 0) {
                                if (System.nanoTime() - start > 1_000_000_000) {
                                    throw new TransportException("locked");
                                }
                                Thread.onSpinWait();
                            }
                            super.setInt(offset, value);
                        }
                    })));

    private RegionFaults() {}

    /** Shares nothing: who attaches gets what was there then. */
    private static final class Copying extends PassingTransport {

        Copying(Transport transport) {
            super(transport);
        }

        @Override
        public Region attachRegion(String ticket) {
            try (Region original = super.attachRegion(ticket)) {
                ByteBuffer bytes = ByteBuffer.allocate((int) original.size());
                original.read(0, bytes);
                Region copy = super.createRegion(original.size());
                copy.write(0, bytes.flip());
                return copy;
            }
        }
    }

    /** Copies the first half of the bytes at once, and the second before it copies more. */
    private static final class LateHalf extends PassingRegion {

        private final Background background = new Background(2);
        private Future<?> rest; // of the last copy; guarded by this

        LateHalf(Region region) {
            super(region);
        }

        @Override
        public synchronized void write(long offset, ByteBuffer from) {
            awaitRest();
            int half = from.remaining() / 2 & -WORD;
            super.write(offset, Messages.part(from, 0, half));
            ByteBuffer second = Messages.copy(Messages.part(from, half, from.remaining()));
            rest = background.later(() -> {
                super.write(offset + half, second);
                return half;
            });
            from.position(from.limit());
        }

        private void awaitRest() {
            try {
                if (rest != null) {
                    rest.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new TransportException("the rest of a copy was not made", e);
            }
        }
    }
}
