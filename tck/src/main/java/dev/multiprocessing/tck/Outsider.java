package dev.multiprocessing.tck;

import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A process that knows the address of a session and tries to join it. */
final class Outsider {

    private static final String REFUSED = "refused: ";

    private Outsider() {}

    /** Argument: the transport. */
    public static void main(String[] arguments) throws IOException {
        String address = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        MultiprocessingOptions options = MultiprocessingOptions.defaults().withTransport(arguments[0]);
        try (Transport session = Capabilities.provider(options).attach(address, Capabilities.settings(options))) {
            System.out.print("joined " + session);
        } catch (TransportException e) {
            System.out.print(REFUSED + e.getMessage());
        }
    }

    /** Why it may not join; fails if it may. */
    static String reason(MultiprocessingOptions options, String address) throws IOException, InterruptedException {
        Process outsider =
                new ProcessBuilder(command(options)).redirectErrorStream(true).start();
        try (OutputStream in = outsider.getOutputStream()) {
            in.write(address.getBytes(StandardCharsets.UTF_8));
        }
        Assertions.assertTrue(
                outsider.waitFor(Times.LONG.toMillis(), TimeUnit.MILLISECONDS), "the other process does not end");
        String answer = new String(outsider.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertTrue(answer.startsWith(REFUSED), () -> "the other process is not refused: " + answer);
        return answer.substring(REFUSED.length());
    }

    private static List<String> command(MultiprocessingOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Family.MARK);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("multiprocessing."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        options.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Outsider.class.getName()));
        command.add(options.setting(MultiprocessingOptions.TRANSPORT).orElseThrow());
        return command;
    }
}
