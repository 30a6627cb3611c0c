package dev.multiprocessing.tck;

import org.opentest4j.AssertionFailedError;

/** A transport breaks a rule: which one, what it demands, what was seen instead, and what to check first. */
public final class RuleBroken extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    private final String rule;
    private final String seen;

    RuleBroken(Rule rule, String seen, Throwable cause) {
        super(
                rule.id() + " demands: " + rule.demand() + "\nseen: " + seen + "\ncheck first: "
                        + rule.checkFirst().orElseThrow(),
                cause);
        this.rule = rule.id();
        this.seen = seen;
    }

    /** The number of the rule that is broken. */
    public String rule() {
        return rule;
    }

    /** What was seen that it forbids. */
    public String seen() {
        return seen;
    }
}
