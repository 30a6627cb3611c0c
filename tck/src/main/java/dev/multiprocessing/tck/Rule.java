package dev.multiprocessing.tck;

import java.util.List;
import java.util.Optional;

/**
 * One row of docs/RULES.md.
 *
 * @param id the letter of its group and a number, as Q20
 * @param level MUST or MAY
 * @param demand what it asks of a transport
 * @param intent what it is good for
 * @param tests the names of the methods that hold it
 * @param untestedBecause why its test is none, if that is so
 * @param checkFirst what a transport's author looks at first if a test fails; nothing if it is untested
 */
public record Rule(
        String id,
        String level,
        String demand,
        String intent,
        List<String> tests,
        Optional<String> untestedBecause,
        Optional<String> checkFirst) {

    /** The letter of the group it is in. */
    public String group() {
        return id.substring(0, 1);
    }
}
