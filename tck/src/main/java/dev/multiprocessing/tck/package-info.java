/**
 * The rules of {@code docs/RULES.md} as tests.
 *
 * <p>A test is named {@code kind_rule_sentence}. The kinds: {@code required}; {@code optional} for a rule that is a MAY;
 * {@code stochastic} for a required rule that is tried at random instants, as often as is asked, and whose failure
 * names the seed; and {@code untested} for what no test here can see, which is skipped with the reason.
 */
package dev.multiprocessing.tck;
