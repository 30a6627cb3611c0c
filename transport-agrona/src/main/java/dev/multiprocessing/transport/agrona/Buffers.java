package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Which of two buffers is between Agrona's algorithms and the mapped bytes. */
enum Buffers {
    /** Agrona's own, for which a package of the JDK must be exported to it. */
    UNSAFE {
        @Override
        AtomicBuffer over(ByteBuffer bytes, int from, int length) {
            return new UnsafeBuffer(bytes, from, length);
        }
    },

    /** Ours, over what the JDK has for everybody; see {@link VarHandleBuffer}. */
    VARHANDLE {
        @Override
        AtomicBuffer over(ByteBuffer bytes, int from, int length) {
            return new VarHandleBuffer(bytes, from, length);
        }
    };

    /** The setting that overrides what is chosen; {@code auto} leaves the choice. */
    static final String SETTING = "multiprocessing.agrona.buffer";

    private static final String AUTO = "auto";
    private static final String PACKAGE = "jdk.internal.misc";

    /** A buffer over a part of the bytes, which begins at a multiple of 8. */
    abstract AtomicBuffer over(ByteBuffer bytes, int from, int length);

    /** What the setting asks for, or else Agrona's, if it can be had. */
    static Buffers of(Settings settings) {
        String wanted = settings.text(SETTING).orElse(AUTO);
        if (wanted.equals(AUTO)) {
            return isExported() ? UNSAFE : VARHANDLE;
        }
        if (wanted.equals(VARHANDLE.toString())) {
            return VARHANDLE;
        }
        if (!wanted.equals(UNSAFE.toString())) {
            throw new TransportException(
                    "no such buffer: " + SETTING + "=" + wanted + "; it is one of auto, unsafe, varhandle");
        }
        if (!isExported()) {
            throw new TransportException("no unsafe buffer here: " + SETTING + "=" + wanted + "; it takes the option "
                    + option() + ", in each process");
        }
        return UNSAFE;
    }

    /** None if Agrona's buffer is not wanted: options that concern modules make a JVM start later. */
    static List<String> childOptions(Settings settings) {
        return settings.text(SETTING).orElse(AUTO).equals(VARHANDLE.toString()) ? List.of() : List.of(option());
    }

    /** The option of a JVM with which Agrona's buffer can be had. */
    static String option() {
        Module agrona = UnsafeBuffer.class.getModule(); // this does not initialize the class, which would fail
        return "--add-exports=java.base/" + PACKAGE + "=" + (agrona.isNamed() ? agrona.getName() : "ALL-UNNAMED");
    }

    private static boolean isExported() {
        return Object.class.getModule().isExported(PACKAGE, UnsafeBuffer.class.getModule());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
