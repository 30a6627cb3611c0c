/**
 * The contracts between the library and a transport.
 *
 * <p>A transport carries bytes between the participants of one <em>session</em>. It knows no types, no codecs and no
 * queues of objects; the library builds those once, over the three shapes here: {@link
 * dev.multiprocessing.spi.MessageQueue}, {@link dev.multiprocessing.spi.MessageChannel} and {@link
 * dev.multiprocessing.spi.Region}. What every transport must do is numbered in {@code docs/RULES.md} and tested by the
 * TCK.
 *
 * <p><b>Words.</b> A <em>participant</em> is one process in a session. A <em>handle</em> is one object of this package
 * that stands for a shared thing; a shared thing lives while somebody holds a handle of it or a <em>ticket</em> to it
 * is under way, and at the longest as long as its session.
 *
 * <p><b>Threads.</b> Everything here may be called by any thread at any time, also while another thread is blocked in
 * the same handle.
 *
 * <p><b>Errors.</b> What is expected (full, empty, too late, the other end is gone) is a return value. Use of a closed
 * handle is a {@link dev.multiprocessing.spi.HandleClosedException}, also for a thread that was blocked while another
 * one closed it. Damaged shared data is a {@link dev.multiprocessing.spi.CorruptDataException}. Everything else the
 * machine refuses is a {@link dev.multiprocessing.spi.TransportException} that names the values and the cure.
 */
package dev.multiprocessing.spi;
