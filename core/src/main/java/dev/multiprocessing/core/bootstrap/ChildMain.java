package dev.multiprocessing.core.bootstrap;

import dev.multiprocessing.core.codec.CompactCodec;
import dev.multiprocessing.core.codec.JvmWideFilter;
import dev.multiprocessing.core.context.ChildContext;
import dev.multiprocessing.core.process.ChildRunner;
import java.time.DayOfWeek;

/** Where a child JVM begins. */
public final class ChildMain {

    private ChildMain() {}

    public static void main(String[] args) throws Throwable {
        JvmWideFilter.beforeProgram();
        Thread warmUp = new Thread(new WarmUp(), "multiprocessing-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        ChildRunner.run(System.in, ChildContext::ofProcess);
    }

    /**
     * Loads what decoding the target will need, while the main thread joins the session. Half of a child's start is the
     * loading of classes, and these take a third of that.
     */
    private static final class WarmUp implements Runnable {

        @Override
        public void run() {
            CompactCodec codec = new CompactCodec();
            codec.decode(codec.encode(new Object[] {DayOfWeek.MONDAY}, null), null);
        }
    }
}
