package dev.multiprocessing.examples;

import dev.multiprocessing.Connection;
import dev.multiprocessing.Listener;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Can a Python program talk to a Java program? With its standard library only, see {@code talk.py} in the resources,
 * which prints the second line:
 *
 * <pre>
 * Python asks for the largest of [3, 1, 100000000000000000000]
 * Java answers 100000000000000000000
 * </pre>
 */
public final class TalkToPython {

    /** Python before 3.12 signs by MD5, which is not accepted unless it has to be. */
    private static final MultiprocessingOptions OPTIONS =
            MultiprocessingOptions.defaults().with("multiprocessing.listener.md5", "true");

    private TalkToPython() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try (Multiprocessing mp = Multiprocessing.open(OPTIONS);
                Listener listener = mp.listener("127.0.0.1:0", key)) {
            Process python;
            try {
                python = start(listener.address());
            } catch (IOException e) {
                System.out.println("there is no python3 here to talk to");
                return;
            }
            try (var standardInput = python.outputWriter()) {
                standardInput.write(HexFormat.of().formatHex(key) + "\n");
            }
            answer(listener);
            python.waitFor();
        }
    }

    private static void answer(Listener listener) throws InterruptedException {
        try (Connection connection = listener.accept(Duration.ofSeconds(30))) {
            List<?> numbers = connection.recv(List.class);
            System.out.println("Python asks for the largest of " + numbers);
            connection.send(numbers.stream()
                    .map(number -> new BigInteger(number.toString()))
                    .max(BigInteger::compareTo)
                    .orElseThrow());
        }
    }

    private static Process start(String address) throws IOException {
        try (InputStream script = TalkToPython.class.getResourceAsStream("talk.py")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessBuilder("python3", "-c", text, address)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }
    }
}
