package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import dev.multiprocessing.tck.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What has happened so far, made of the court's minutes. */
final class Hearing {

    static final String FACTS = "facts";
    static final String REFUSED = "refused";
    static final String STARTED = "started";
    static final String CHANCE = "chance";
    static final String FINISHED = "finished";
    static final String OVER = "over";

    static final String TEST = "test";
    static final String OUTCOME = "outcome";
    static final String MILLIS = "millis";
    static final String REASON = "reason";
    static final String RULE = "rule";
    static final String SEEN = "seen";
    static final String STACK = "stack";

    private static final String NO_REASON = "";

    private final Rules rules;
    private final Consumer<Trial> audience;
    private final Map<String, String> facts = new HashMap<>();
    private final List<Trial> trials = new ArrayList<>();

    // changed with each entry, by the bailiff's one thread
    private Optional<String> running = Optional.empty();
    private Map<String, String> chance = Map.of();
    private Optional<String> refusal = Optional.empty();
    private boolean isOver;

    /**
     * Of tests.
     *
     * @param audience is told of each trial
     */
    Hearing(Rules rules, Consumer<Trial> audience) {
        this.rules = rules;
        this.audience = audience;
    }

    void accept(Entry entry) {
        switch (entry.what()) {
            case FACTS -> facts.putAll(entry.fields());
            case REFUSED -> refusal = Optional.of(entry.fields().get(REASON));
            case STARTED -> running = Optional.of(entry.fields().get(TEST));
            case CHANCE -> chance = chanceOf(entry.fields());
            case FINISHED -> add(trial(entry));
            case OVER -> isOver = true;
            default -> throw new IllegalStateException("not in the minutes' vocabulary: " + entry.what());
        }
    }

    /** The court has ended; a test that ran just then has failed. */
    void end(String how) {
        running.ifPresent(test -> add(new Trial(
                test,
                Outcome.FAILED,
                0,
                chance,
                NO_REASON,
                Optional.of(new Failure(rules.of(test).orElseThrow().id(), how, "")))));
    }

    private void add(Trial trial) {
        trials.add(trial);
        running = Optional.empty();
        chance = Map.of();
        audience.accept(trial);
    }

    private Trial trial(Entry entry) {
        Map<String, String> fields = entry.fields();
        String test = fields.get(TEST);
        Optional<Failure> failure = Optional.ofNullable(fields.get(SEEN))
                .map(seen -> new Failure(ruleOf(test, fields.get(RULE)), seen, fields.get(STACK)));
        return new Trial(
                test,
                Outcome.named(fields.get(OUTCOME)),
                Long.parseLong(fields.get(MILLIS)),
                chance,
                fields.getOrDefault(REASON, NO_REASON),
                failure);
    }

    /** The one that a failure names, else the test's own. */
    private String ruleOf(String test, String named) {
        return named == null ? rules.of(test).map(Rule::id).orElse("") : named;
    }

    private static Map<String, String> chanceOf(Map<String, String> fields) {
        Map<String, String> rest = new HashMap<>(fields);
        rest.keySet().retainAll(List.of("seed", "repeats"));
        return rest;
    }

    Map<String, String> facts() {
        return facts;
    }

    /** Why there is nothing to hear. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Whether the last test has ended. */
    boolean isOver() {
        return isOver;
    }

    boolean hasBegun() {
        return !trials.isEmpty() || running.isPresent();
    }

    /** The trials of the rules that were asked for; what was not run stands there with that reason. */
    List<Finding> findings(Selection selection, String whyNotRun) {
        return selection.of(rules).stream()
                .map(rule -> new Finding(
                        rule,
                        selection.tests(rule).stream()
                                .flatMap(test -> trialsOf(test, whyNotRun).stream())
                                .toList()))
                .toList();
    }

    private List<Trial> trialsOf(String test, String whyNotRun) {
        List<Trial> held =
                trials.stream().filter(trial -> trial.test().equals(test)).toList();
        return held.isEmpty() ? List.of(Trial.notRun(test, whyNotRun)) : held;
    }
}
