package dev.multiprocessing.tck;

import org.opentest4j.AssertionFailedError;

/** A transport breaks a rule: which one, what it demands, what was seen instead, and what to check first. */
final class RuleBroken extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    RuleBroken(Rule rule, String seen, Throwable cause) {
        super(
                rule.id() + " demands: " + rule.demand() + "\nseen: " + seen + "\ncheck first: "
                        + rule.checkFirst().orElseThrow(),
                cause);
    }
}
