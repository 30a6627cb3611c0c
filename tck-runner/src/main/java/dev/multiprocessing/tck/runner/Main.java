package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import dev.multiprocessing.tck.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Judges a transport and reports; the file {@code help.txt}, which {@code --help} prints, says how. */
public final class Main {

    private static final String HELP = "help.txt";

    private Main() {}

    /** What the command line asks for is done, and the JVM ends. */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> words) {
        try {
            return run(CommandLine.of(words), Rules.load(), System.out);
        } catch (Refusal e) {
            System.err.println(Printable.of("no judgement: " + e.getMessage()));
        } catch (InterruptedException e) {
            System.err.println("no judgement: it was cut short");
        } catch (IOException | UncheckedIOException e) {
            System.err.println(Printable.of("no judgement: what was heard cannot be kept: " + e));
        }
        return Verdict.UNJUDGED.exitCode();
    }

    private static int run(CommandLine line, Rules rules, PrintStream out) throws IOException, InterruptedException {
        if (line.has("--help")) {
            out.print(help());
            return 0;
        }
        Selection selection = Arguments.selection(line);
        selection.check(rules);
        if (line.has("--list")) {
            selection.of(rules).forEach(rule -> list(rule, selection, out));
            return 0;
        }
        Arguments arguments = Arguments.parse(line);
        Reports.clear(arguments.out());
        Judgement judgement = Judge.judge(arguments, rules, out);
        out.print(Summary.of(judgement));
        out.println("Reports: " + Reports.write(judgement));
        return judgement.verdict().exitCode();
    }

    private static void list(Rule rule, Selection selection, PrintStream out) {
        for (String test : selection.tests(rule)) {
            out.printf(
                    "%s  %-4s  %-10s  %s%n",
                    rule.id(), rule.level(), Kind.of(test).word(), rule.demand());
        }
    }

    private static String help() throws IOException {
        try (InputStream in = Main.class.getResourceAsStream(HELP)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
