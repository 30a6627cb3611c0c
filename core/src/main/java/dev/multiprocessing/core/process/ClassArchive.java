package dev.multiprocessing.core.process;

import dev.multiprocessing.core.discovery.SettingSources;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Classes in the form in which a JVM of this class path has them once it has loaded and linked them: a child that maps
 * them starts in little more than half the time.
 *
 * <p>The JVM's class-data sharing does the work. An archive is made once for a JDK and class path, by a program of its
 * own at the lowest priority, and taken from the next start on. It is code that children run, so it lies in a directory
 * that only this user can enter. An empty file in its place says that it is being made, or could not be made lately.
 * Its checksum is verified once by each context that uses it: for the JVM to do it at each start takes as long as the
 * loading of all its own classes. Whatever is wrong, nobody says anything, and a child starts as it would without.
 */
final class ClassArchive {

    /** The setting that switches it off. */
    static final String SETTING = "multiprocessing.archive";

    static final String OFF = "off";

    /** The program that makes it; it is above this room, so it is named and not referred to. */
    static final String MAKER_CLASS = "dev.multiprocessing.core.bootstrap.ArchiveMaker";

    /** Since this release, the JVM speaks of archives under a second name, which older ones do not know. */
    private static final int SECOND_LOG_TAG = 24;

    /** Options of a child that do not change what its classes are; of the others, nobody knows. */
    private static final List<String> HARMLESS = List.of("-D", "-Xms", "-Xmx", "-Xss", "-Xlog", "-ea", "-da");

    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final SessionInfo session;
    private volatile String intact = ""; // which one's checksum was right

    /** For the children of a session. */
    ClassArchive(SessionInfo session) {
        this.session = session;
    }

    /** The options with which a child uses it; none while it is not there, or if it may not go with the child's own. */
    List<String> options(JvmCommand command, List<String> ofChild) {
        if (!ofChild.stream().allMatch(ClassArchive::isHarmless)) {
            return List.of();
        }
        try {
            Optional<Path> file = file(command);
            return file.isPresent() && isUsable(file.get()) ? optionsFor(file.get()) : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** Has it made if nobody has yet; who begins to make it creates the empty file. */
    void makeIfMissing(JvmCommand command) {
        try {
            Optional<Path> file = file(command);
            if (file.isPresent() && PrivateDirectory.make(file.get().getParent()) && claim(file.get())) {
                startMaker(file.get(), command);
            }
        } catch (IOException | InvalidPathException e) {
            return; // nobody needs it
        }
    }

    /**
     * Creates the empty file, in the place of a damaged archive if there is one, or takes the file of a maker that
     * failed, or was killed, a while ago.
     */
    private boolean claim(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0 && !isIntact(file)) {
            Files.deleteIfExists(file);
        }
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            Instant now = Instant.now();
            boolean isStale = Files.size(file) == 0
                    && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TRY_AGAIN));
            if (isStale) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
            return isStale;
        }
    }

    private static boolean isHarmless(String option) {
        return HARMLESS.stream().anyMatch(option::startsWith);
    }

    private boolean isUsable(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) > 0
                && PrivateDirectory.isPrivate(file.getParent())
                && PrivateDirectory.isOwn(file)
                && isIntact(file);
    }

    private boolean isIntact(Path file) throws IOException {
        String version = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        if (!version.equals(intact) && Seal.isIntact(file)) {
            intact = version;
        }
        return version.equals(intact);
    }

    private static List<String> optionsFor(Path file) {
        List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off"));
        if (Runtime.version().feature() >= SECOND_LOG_TAG) {
            options.add("-Xlog:aot*=off");
        }
        return options;
    }

    /** Where it is, or would be; nowhere if it is switched off, or could not be made of such a path. */
    private Optional<Path> file(JvmCommand command) throws IOException {
        if (isOff() || System.getProperty("jdk.module.path") != null) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder().append(Runtime.version()).append(command.moduleOptions());
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            Path jar = Path.of(entry).toAbsolutePath();
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            key.append('\n').append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
        }
        UUID name = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
        return Optional.of(directory().resolve(name + ".jsa")).filter(ClassArchive::isOneWord);
    }

    private boolean isOff() {
        SettingSources settings = SettingSources.ofChild(session.settings(), session.fileSettings());
        return settings.value(SETTING).filter(OFF::equals).isPresent();
    }

    private static Path directory() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "mp-classes-" + user);
    }

    /** The JVM takes the separator of paths for that of two archives. */
    private static boolean isOneWord(Path file) {
        return !file.toString().contains(File.pathSeparator);
    }

    private void startMaker(Path file, JvmCommand command) throws IOException {
        List<String> line = new ArrayList<>(List.of("nice", "-n", "19"));
        line.addAll(command.line(List.of(), MAKER_CLASS));
        line.add(file.toString());
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        JvmStarter.removeOptionsForThisJvm(builder.environment());
        tell(session.settings(), builder.environment());
        tell(JvmStarter.ownProperties(), builder.environment());
        tell(Map.of("multiprocessing.transport", session.transport(), SETTING, OFF), builder.environment());
        builder.start();
    }

    /** In the environment, which nobody else can read, as little as the settings of a child. */
    private static void tell(Map<String, String> settings, Map<String, String> environment) {
        settings.forEach(
                (name, value) -> environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    }
}
