package dev.multiprocessing.mirror;

import dev.multiprocessing.tck.ChildrenFromJars;
import java.io.IOException;
import java.util.List;

/** Holds a transport that is right to all rules, again and again, until it fails or has passed as often as is asked. */
final class Sound {

    private Sound() {}

    /** Children start faster, and those that are threads are silent about what they fail with on purpose. */
    static void prepare() throws IOException {
        new ChildrenFromJars().beforeAll(null);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    }

    /** Arguments: the transport, and how often. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty(Accused.PROPERTY, arguments[0]);
        prepare();
        int times = Integer.parseInt(arguments[1]);
        for (int run = 1; run <= times; run++) {
            long start = System.nanoTime();
            List<Trial.Verdict> verdicts = Trial.of(rule -> true);
            List<Trial.Verdict> failures =
                    verdicts.stream().filter(Trial.Verdict::isFailure).toList();
            System.out.printf(
                    "%s, run %d of %d: %d tests, %d failed, %.1f s%n",
                    arguments[0], run, times, verdicts.size(), failures.size(), (System.nanoTime() - start) / 1e9);
            if (!failures.isEmpty()) {
                failures.forEach(System.out::println);
                System.exit(1);
            }
        }
        System.exit(0); // threads that a test has left do not hold this up
    }
}
