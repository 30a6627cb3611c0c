package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.util.Arrays;
import java.util.Locale;

/** How a participant sleeps until it is woken. */
enum Waiting {
    /** On a word in shared memory, in the kernel; see {@link Futex}. */
    FUTEX,

    /** In Java, at its {@link Doorbell}, or until the thread that listens there wakes it. */
    DOORBELL,

    /** In Java, for a millisecond at a time. */
    POLLING;

    /** The setting that overrides what is chosen; {@code auto} leaves the choice. */
    static final String SETTING = "multiprocessing.mmap.waiting";

    private static final String AUTO = "auto";

    /** What the setting asks for, or else the best there is here. */
    static Waiting of(Settings settings) {
        String wanted = settings.text(SETTING).orElse(AUTO);
        if (wanted.equals(AUTO)) {
            return Futex.isAllowed() ? FUTEX : DOORBELL;
        }
        Waiting waiting = Arrays.stream(values())
                .filter(candidate -> candidate.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TransportException("no such way to wait: " + SETTING + "=" + wanted
                        + "; it is one of auto, futex, doorbell, polling"));
        if (waiting == FUTEX && !Futex.isAllowed()) {
            throw new TransportException("no futex here: " + SETTING + "=" + wanted + ", os="
                    + System.getProperty("os.name") + ", java="
                    + Runtime.version().feature()
                    + "; it takes Linux, JDK 22 or later, and the option --enable-native-access="
                    + nameOfModule());
        }
        return waiting;
    }

    /** To whom native access is to be allowed. */
    static String nameOfModule() {
        Module module = Waiting.class.getModule();
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
