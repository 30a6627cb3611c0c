package dev.multiprocessing.core.codec;

import java.io.ObjectInputFilter;
import java.security.Security;

/**
 * The deployer's filter of what is decoded, which the program may set, too.
 *
 * <p>The class of the JDK that has it looks for loggers in each jar of the class path before anything else, which is a
 * fifth of a child's start. So what a child is started with is decoded under the filter that the settings name, if they
 * name one; the program, which could have set another, has not begun.
 */
public final class JvmWideFilter {

    private static final String SETTING = "jdk.serialFilter";

    private static volatile boolean programHasBegun = true;

    private JvmWideFilter() {}

    /** A child starts: nothing of the program has run yet. */
    public static void beforeProgram() {
        programHasBegun = false;
    }

    /** From now on the program may set it. */
    public static void programBegins() {
        programHasBegun = true;
    }

    /** The filter as it is now; null if there is none. */
    static ObjectInputFilter get() {
        return programHasBegun || isSetByDeployer() ? ObjectInputFilter.Config.getSerialFilter() : null;
    }

    private static boolean isSetByDeployer() {
        return System.getProperty(SETTING) != null || Security.getProperty(SETTING) != null;
    }
}
