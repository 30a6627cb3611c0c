package dev.multiprocessing.benchmarks;

import dev.multiprocessing.ByteArray;
import dev.multiprocessing.LongValue;

/** Our array, which two processes copy into and out of by turns; whose turn it is, says a value of ours. */
record ArrayLane(ByteArray array, LongValue full) implements Lane {

    @Override
    public void send(byte[] message) {
        while (full.get() != 0) {
            Thread.onSpinWait();
        }
        array.write(0, message);
        full.set(1);
    }

    @Override
    public void receive(byte[] into) {
        while (full.get() != 1) {
            Thread.onSpinWait();
        }
        array.read(0, into);
        full.set(0);
    }

    @Override
    public void close() {
        array.close();
        full.close();
    }
}
