/**
 * Child processes: what the parent does to start and watch one, and what the child does with what it was given.
 *
 * <p>A child is told everything through its standard input, which nobody else can read; that the parent keeps the other
 * side of it open is how the child knows that its parent lives. What the child has to say it says through a channel of
 * the transport, as {@link dev.multiprocessing.core.process.Note}s, which the parent reads when it is asked.
 */
package dev.multiprocessing.core.process;
