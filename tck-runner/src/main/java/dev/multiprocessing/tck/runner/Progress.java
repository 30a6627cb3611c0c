package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rules;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints a sign for each trial as soon as it has ended, and a line for each group of rules. */
final class Progress implements Consumer<Trial> {

    private final Rules rules;
    private final PrintStream out;
    private String group = ""; // of the last trial; by the bailiff's one thread

    Progress(Rules rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
    }

    @Override
    public void accept(Trial trial) {
        String now = rules.of(trial.test()).orElseThrow().group();
        if (!now.equals(group)) {
            end();
            out.printf("%-48s ", now + ": " + rules.groups().get(now));
            group = now;
        }
        out.print(sign(trial.outcome()));
        out.flush();
    }

    /** No more trials. */
    void end() {
        if (!group.isEmpty()) {
            out.println();
        }
    }

    private static char sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> '.';
            case SKIPPED -> 's';
            default -> 'F';
        };
    }
}
