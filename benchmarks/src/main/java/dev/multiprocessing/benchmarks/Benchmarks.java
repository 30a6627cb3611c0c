package dev.multiprocessing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command: all workloads, each with all its drivers, round after round.
 *
 * <p>Arguments, all optional: {@code --rounds N}, {@code --quick}, {@code --only WORKLOAD,…}, {@code --drivers
 * PREFIX,…}, {@code --transport NAME}, {@code --out DIRECTORY}; or {@code --jmh} and JMH's own. What is not all needs
 * {@code --out}. {@code --renew WORKLOAD,…} measures these again, and keeps the rest of what this machine has measured.
 * {@code --readme} alone runs nothing: it writes the committed results into the main README.
 */
final class Benchmarks {

    /** The results that the main README shows, as seen from there. */
    static final String FOR_README = "benchmarks/results/jdk25";

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.remove("--jmh")) {
            System.exit(SingleProcess.run(words));
        }
        if (words.equals(List.of("--readme"))) {
            rewriteReadme();
            return;
        }
        Options options;
        try {
            options = Options.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(options, words);
    }

    /** From what is committed. */
    private static void rewriteReadme() throws IOException {
        Path file = Path.of("README.md");
        ResultsFile results = ResultsFile.parse(Files.readString(Path.of(FOR_README + ".json")));
        Readme readme = new Readme(Files.readString(file));
        Files.writeString(
                file, readme.with(new Excerpt(results).markdown(FOR_README)).text());
    }

    private static void run(Options options, List<String> words) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.look(options.transport());
        machine.put(
                "command",
                String.join(" ", "java -jar benchmarks.jar", String.join(" ", words))
                        .strip());
        machine.put(
                "rounds",
                options.rounds() + (options.effort() == Effort.QUICK ? ", quick: only to see that it works" : ""));
        Optional<ResultsFile> former = options.renews() ? Optional.of(Report.read(options.out())) : Optional.empty();
        former.ifPresent(results -> results.requireSameMachine(machine));
        Results results = new Rounds(options.rounds(), options.effort(), options.prefixes(), options.transport())
                .run(options.workloads());
        ResultsFile measured = new ResultsFile(results, machine);
        new Report(former.map(file -> file.renewedBy(measured)).orElse(measured)).write(options.out());
    }
}
