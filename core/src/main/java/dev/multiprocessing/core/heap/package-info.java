/**
 * The transport whose participants are threads of this JVM, and the smallest worked example of the SPI: read {@link
 * dev.multiprocessing.core.heap.HeapTransport} first.
 */
package dev.multiprocessing.core.heap;
