/**
 * The tests of the rules: transports that are wrong on purpose, each in one way, and the rule that has to say so.
 *
 * <p>Reading order: a {@link dev.multiprocessing.mirror.Fault} is a line of a table such as {@code QueueFaults}; it is at
 * a {@code Seam}, of which there are three: the transport, the codec, and the library as a program sees it. A {@code
 * Trial} holds the broken whole to rules, and {@code Mirror} says whether those meant for the fault have caught it.
 *
 * <p>Which fault there is, is a system property, which children inherit.
 */
package dev.multiprocessing.mirror;
