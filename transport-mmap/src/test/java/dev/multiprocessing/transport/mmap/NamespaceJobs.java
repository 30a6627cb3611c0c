package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.SharedTransport;
import dev.multiprocessing.spi.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** Those {@link PeerJobs} that are done in another PID namespace. */
final class NamespaceJobs {

    private NamespaceJobs() {}

    /** Says whether another participant lives, and when it is dead. */
    static void watch(Transport transport, int other) throws InterruptedException {
        PeerJobs.say(transport.participants().isAlive(other));
        while (transport.participants().isAlive(other)) {
            Thread.sleep(1);
        }
        PeerJobs.say("dead");
    }

    /** Says its process id, opens a session at each order, and closes it at the next one, until there are no more. */
    static void reopen(String directory) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        PeerJobs.say(ProcessHandle.current().pid());
        while (orders.readLine() != null) {
            try (SharedTransport transport = new Scene(Path.of(directory)).open()) {
                PeerJobs.say(transport.address());
                orders.readLine();
            }
            PeerJobs.say("closed");
        }
    }
}
