package dev.multiprocessing.transport.mmap;

import com.sun.management.ThreadMXBean;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.PrivateFiles;
import dev.multiprocessing.files.Reclaim;
import dev.multiprocessing.files.Session;
import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.files.UserDirectory;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.TransportException;
import dev.multiprocessing.transport.mmap.DamageScene.Template;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One thing, or one session, with damaged files, made from a seed, and everything that can be done with it. */
final class DamagedCase {

    /** More than all messages there can be in files as short as those of the templates. */
    private static final long MOST_BYTES = 16 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final DamageScene scene;
    private final Damage damage;
    private final Template template;
    private final List<MappedByteBuffer> mapped = new ArrayList<>();
    private int files;

    DamagedCase(DamageScene scene, long seed) {
        this.scene = scene;
        this.damage = new Damage(seed);
        this.template = scene.templates().get(damage.below(scene.templates().size()));
    }

    /** Returns how many files were damaged. */
    int run() throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        if (template.letter() == 'p') {
            useSession();
        } else {
            useThing(template.letter() + "f-1");
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > MOST_BYTES) {
            throw new AssertionError("too much memory: bytes=" + allocated + ", template=" + template.letter());
        }
        return files;
    }

    private void useThing(String name) throws IOException {
        write(scene.file(name));
        boolean live = damage.once(2);
        DamagedUse use = new DamagedUse(scene.transport(), damage, () -> damageMapped(live));
        String ticket = name + "/" + damage.below(2) + ":0:-1";
        switch (template.letter()) {
            case 'q' -> use.useQueue(ticket);
            case 'c' -> use.useChannel(ticket);
            default -> use.useRegion(ticket);
        }
        mapped.clear();
        if (damage.once(4)) {
            Settings settings = scene.scene().settings();
            Session session = Session.attach(scene.transport().address(), MmapMedium.of(settings), settings);
            Reclaim.unheldThings(session);
            session.leave();
        }
        deleteAll(name);
    }

    /** Joins a session whose file of participants is damaged, and lets the next start reclaim it. */
    private void useSession() throws IOException {
        Path session = scene.scene().user().resolve("0fuzz");
        UserDirectory.createInside(session);
        write(session.resolve(ParticipantLayout.FILE));
        try (SharedTransport transport = Scene.attach(session.toString())) {
            int self = transport.participants().self();
            if (self <= 0 || !transport.participants().isAlive(self)) {
                throw new AssertionError("joined, but not alive: self=" + self);
            }
            new DamagedUse(transport, damage, () -> {})
                    .useQueue(transport.createQueue(9).share());
        } catch (TransportException e) {
            DamagedUse.requireClear(e);
        }
        scene.scene().open().close();
        if (Files.exists(session)) {
            Reclaim.delete(session);
        }
    }

    /** Writes the template's files, of which one at least is damaged. */
    private void write(Path file) throws IOException {
        List<String> names = template.names();
        int certain = damage.below(names.size());
        for (int i = 0; i < names.size(); i++) {
            Path path = template.letter() == 'p' ? file : file.resolveSibling(file.getFileName() + names.get(i));
            byte[] right = template.files().get(names.get(i));
            if (i != certain && damage.once(2)) {
                Files.write(path, right);
                continue;
            }
            files++;
            writeDamaged(path, right, template.files().get(names.get(damage.below(names.size()))));
        }
    }

    private void writeDamaged(Path path, byte[] right, byte[] other) throws IOException {
        switch (damage.below(48)) {
            case 0 -> Files.createDirectory(path);
            case 1 -> Files.createSymbolicLink(path, scene.file(ParticipantLayout.FILE));
            case 2 -> Files.deleteIfExists(path);
            default -> {
                Files.write(path, damage.of(right, other));
                map(path);
            }
        }
    }

    /** Words are damaged under living mappings, too; no file is cut short under one. */
    private void map(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer bytes = channel.map(MapMode.READ_WRITE, 0, channel.size());
            bytes.order(ByteOrder.nativeOrder());
            mapped.add(bytes);
        }
    }

    private void damageMapped(boolean live) {
        if (live && !mapped.isEmpty() && damage.once(4)) {
            damage.damage(mapped.get(damage.below(mapped.size())));
        }
    }

    private void deleteAll(String name) {
        for (String left : Scene.list(Path.of(scene.transport().address()))) {
            if (left.startsWith(name)) {
                PrivateFiles.delete(scene.file(left));
            }
        }
    }
}
