package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.Chain;
import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Medium;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.crash.CrashWeaver;
import dev.multiprocessing.files.crash.Subject;
import dev.multiprocessing.spi.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.AtomicBuffer;

/** The agrona transport, in the crash tests: Agrona's algorithms write through our buffer. */
public final class AgronaSubject implements Subject {

    /** For the service loader. */
    public AgronaSubject() {}

    @Override
    public Medium medium(Settings settings) {
        return AgronaMedium.of(settings);
    }

    @Override
    public List<String> options() {
        return List.of("-D" + Buffers.SETTING + "=" + Buffers.VARHANDLE);
    }

    @Override
    public List<Class<?>> homes() {
        return List.of(AgronaMedium.class, AtomicBuffer.class);
    }

    @Override
    public Map<Class<?>, List<String>> writes() {
        return Map.of(VarHandleBuffer.class, List.of("put.*", "compareAndSet.*", "getAnd.*", "setMemory"));
    }

    /** The rest of our buffer is for regions and their locks, and of the other one for those who are woken. */
    @Override
    public Set<String> neverCalled() {
        return CrashWeaver.namesOf(Map.of(
                VarHandleBuffer.class,
                List.of(
                        "compareAndSet.*",
                        "getAndSet.*",
                        "getAndAddInt",
                        "setMemory",
                        "putByte",
                        "putIntOpaque",
                        "putIntVolatile",
                        "putLongVolatile"),
                SharedBytes.class,
                List.of("getAndAddLong", "getAndSetLong", "put"),
                PrivateFiles.class,
                List.of("makePrivate")));
    }

    @Override
    public void weaveMoreInto(File directory) {}

    @Override
    public void goOnInNextSegment(Path segment, Path next, long tail) {
        Chain.Kind<RingFile> files = RingFile.kind(Buffers.VARHANDLE);
        files.create(next, RingFile.capacityFor(2_000, 1) / Cursor.UNIT);
        RingFile full = files.open(segment);
        int moved = RecordType.of(RecordType.MOVED, Cursor.count(tail));
        full.commit(full.claim(Cursor.index(tail), moved, 0));
    }

    @Override
    public Class<?> sleeper() {
        return Idling.class;
    }
}
