/**
 * The heap transport: its participants are threads of this JVM, and it is the smallest worked example of the SPI.
 *
 * <p>Reading order: {@link dev.multiprocessing.core.heap.HeapTransportProvider} opens a {@code Session} for its first
 * participant; each participant is a {@code HeapTransport}, which makes {@code Thing}s in the session and holds them
 * through {@code Handle}s. The three shapes are thin: {@code HeapQueue} and {@code HeapChannel} over {@code Messages},
 * {@code HeapRegion} over {@code Memory}.
 *
 * <p>Locks are taken in one order only: transport, handle, session. A thing's own lock is taken last, and nothing else
 * is taken under it.
 */
package dev.multiprocessing.core.heap;
