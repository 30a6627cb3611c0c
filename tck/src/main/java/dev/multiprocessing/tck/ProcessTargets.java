package dev.multiprocessing.tck;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.PeerClosedException;
import dev.multiprocessing.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What the children of the process rules do. */
final class ProcessTargets {

    static {
        Quiet.inChildren();
    }

    /** The name of a property and a variable that rules set for their children. */
    static final String MARK = "TCK_MARK";

    private ProcessTargets() {}

    static void nothing() {}

    static void expectNull(Object argument) {
        Assertions.assertNull(argument);
    }

    static void tellPid(Queue<Long> pids) throws InterruptedException {
        pids.put(ProcessHandle.current().pid());
    }

    /** Waits for the word. */
    static void waitForWord(Queue<String> words, String word) throws InterruptedException {
        Assertions.assertEquals(word, words.get(Times.LONG));
    }

    static void closeContextAndFail() {
        Multiprocessing.current().close();
        throw new IllegalStateException("after closing");
    }

    static void fail() {
        throw new IllegalStateException("outer", new IOException("inner", new ArithmeticException("innermost")));
    }

    /** Exits with the code it is sent. */
    static void exit(Queue<Integer> codes, Queue<String> elements) throws InterruptedException {
        int code = codes.get(Times.LONG);
        elements.put("put before exit");
        System.exit(code);
    }

    /** Waits to be ended; its shutdown hook leaves a mark in the file. */
    static void waitForTerminate(Queue<String> said, String file, Connection silent) throws InterruptedException {
        silent.recv(); // once it is known to be a process
        Runtime.getRuntime().addShutdownHook(new Thread(() -> mark(Path.of(file))));
        said.put("ready");
        silent.recv();
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reports what the process was given, once it is known to be one. */
    static void describe(Queue<String> go, Queue<List<String>> answer) throws InterruptedException, IOException {
        go.get(Times.LONG);
        answer.put(List.of(
                Integer.toString(System.in.read()),
                String.valueOf(System.getenv(MARK)),
                String.valueOf(System.getProperty(MARK)),
                System.getProperty("user.dir")));
    }

    /** Makes a queue in its own context, and leaves it to whoever takes it. */
    static void useContext(String transport, Queue<Queue<String>> made) throws InterruptedException {
        Multiprocessing mp = Multiprocessing.current();
        Assertions.assertEquals(transport, mp.transport());
        Queue<String> queue = mp.queue();
        queue.put("from the child's own queue");
        made.put(queue);
    }

    /** Starts a child of its own and waits for it. */
    static void startChild(Queue<Long> pids) throws InterruptedException {
        ChildProcess child = Multiprocessing.current().process(ProcessTargets::tellPid, pids);
        child.start().join();
        Assertions.assertEquals(0, child.exitCode().orElseThrow());
        child.close();
    }

    /** Notices that its parent's context is closed, and still uses what it was given. */
    static void outliveContext(Connection link, Queue<String> queue) throws InterruptedException {
        link.send("ready");
        Assertions.assertThrows(PeerClosedException.class, link::recv);
        queue.put("still works");
        Assertions.assertEquals("still works", queue.get(Times.SOON));
        Queue<String> own = Multiprocessing.current().queue();
        own.put("also works");
        Assertions.assertEquals("also works", own.get(Times.SOON));
    }

    /** Says that it is there, and holds its ends of two pipes for ever. */
    static void holdBoth(Connection link, Connection silent) throws InterruptedException {
        link.send("ready");
        link.recv();
        silent.close();
    }
}
