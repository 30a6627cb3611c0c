package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.Cursor;
import dev.multiprocessing.files.Medium;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.crash.CrashWeaver;
import dev.multiprocessing.files.crash.Messages;
import dev.multiprocessing.files.crash.Subject;
import dev.multiprocessing.spi.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The mmap transport, in the crash tests. */
public final class MmapSubject implements Subject {

    private static final Map<Class<?>, List<String>> WRITES_FOR_BELLS =
            Map.of(PrivateFiles.class, List.of("makePrivate"), Doorbell.class, List.of("bind", "ring"));

    private static final Map<Class<?>, List<String>> WRITES_FOR_FUTEX = Map.of(Futex.class, List.of("wake"));

    /** For the service loader. */
    public MmapSubject() {}

    @Override
    public Medium medium(Settings settings) {
        return MmapMedium.of(settings);
    }

    @Override
    public List<String> options() {
        return List.of("--enable-native-access=ALL-UNNAMED");
    }

    @Override
    public List<Class<?>> homes() {
        return List.of(MmapMedium.class);
    }

    @Override
    public Map<Class<?>, List<String>> writes() {
        return Map.of(Doorbell.class, List.of("bind", "ring"), Futex.class, List.of("wake"));
    }

    @Override
    public Set<String> neverCalled() {
        return CrashWeaver.namesOf(Waiting.of(Settings.none()) == Waiting.FUTEX ? WRITES_FOR_BELLS : WRITES_FOR_FUTEX);
    }

    @Override
    public void weaveMoreInto(File directory) throws IOException {
        LateWeaver.weaveInto(directory);
    }

    @Override
    public void goOnInNextSegment(Path segment, Path next, long tail) {
        Segment.create(next, 2_000).write(0, Messages.of(2, 0, 100));
        Segment.open(segment).writeMoved(Cursor.index(tail));
    }

    @Override
    public Class<?> sleeper() {
        return Bells.class;
    }
}
