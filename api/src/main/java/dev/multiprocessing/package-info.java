/**
 * Queues, pipes, shared values and arrays between real JVMs, after Python's {@code multiprocessing}.
 *
 * <p>Everything starts at {@link dev.multiprocessing.Multiprocessing#open()}. Rules that hold everywhere:
 *
 * <ul>
 *   <li>A call that can block has a form with a {@link java.time.Duration}: zero or less means one try, {@link
 *       dev.multiprocessing.Multiprocessing#FOREVER} means no limit. The clock is monotonic.
 *   <li>A blocked call sleeps, ends with {@link java.lang.InterruptedException} when its thread is interrupted, and
 *       never outlasts the death of the process it waits for by more than a second.
 *   <li>Every object here is safe for any number of threads, and may be given to a child process as an argument,
 *       captured by its target, or sent through a queue or pipe; it works there.
 *   <li>Use of a closed object is a {@link dev.multiprocessing.ClosedException}; closing twice does nothing. {@code
 *       null} where an object of this package, a {@code Duration} or a buffer is expected is a {@link
 *       java.lang.NullPointerException}.
 *   <li>Errors are unchecked, under {@link dev.multiprocessing.MultiprocessingException}; each names the values and the
 *       cure.
 * </ul>
 */
package dev.multiprocessing;
