package dev.multiprocessing.spi;

/**
 * The version of this package: a library and a transport fit if both were built for the same one.
 *
 * <p>It is raised by every change that a transport built before cannot know: what is gone or means something else, and
 * methods that it would have to have.
 */
public final class SpiVersion {

    /**
     * The version. A compile-time constant: the compiler copies it into the class that reads it, which keeps the number
     * it was built for wherever it runs.
     */
    public static final int CURRENT = 1;

    private SpiVersion() {}
}
