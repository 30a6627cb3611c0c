package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Has a transport tried by the rules that are asked for, and makes a judgement of what was heard. */
final class Judge {

    private static final int LAST_LINES = 15;

    private Judge() {}

    /** Prints progress meanwhile. Fails with a {@link Refusal} if nothing could be tried. */
    static Judgement judge(Arguments arguments, Rules rules, PrintStream out) throws IOException, InterruptedException {
        Path work = Files.createDirectories(arguments.out().resolve("work")).toAbsolutePath();
        Path output = arguments.out().resolve("output.txt").toAbsolutePath();
        Library library = Library.unpackedIn(work);
        Progress progress = new Progress(rules, out);
        Hearing hearing = new Hearing(rules, progress);
        Instant started = Instant.now();
        long startNanos = System.nanoTime();
        String how = new Bailiff(arguments, hearing, work.resolve("minutes"), output)
                .hear(library.classPath(arguments.classPath()), tests(arguments.selection(), rules));
        progress.end();
        requireHearing(hearing, how, output);
        return new Judgement(
                arguments,
                rules,
                Facts.completed(hearing.facts(), library.own()),
                started,
                (System.nanoTime() - startNanos) / 1_000_000,
                hearing.findings(arguments.selection(), how));
    }

    private static List<String> tests(Selection selection, Rules rules) {
        return selection.of(rules).stream()
                .flatMap(rule -> selection.tests(rule).stream())
                .toList();
    }

    private static void requireHearing(Hearing hearing, String how, Path output) throws IOException {
        if (hearing.refusal().isPresent()) {
            throw new Refusal(hearing.refusal().get());
        }
        if (!hearing.hasBegun()) {
            List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            throw new Refusal(how + " before the first of them; " + output + " ends with:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
        }
    }
}
