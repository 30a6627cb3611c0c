/**
 * The rules of {@code docs/RULES.md} as tests.
 *
 * <p>A test is named {@code kind_rule_sentence}. The kinds: {@code required}, and {@code optional} for a rule that is a
 * MAY, and {@code stochastic} for a required rule that is tried at random instants; its failure names the seed.
 */
package dev.multiprocessing.tck;
