/**
 * For those who give a core to latency: Agrona's ring buffers over shared files, and threads that poll. {@code
 * docs/AGRONA.md} draws the layout and argues why a process may die anywhere. Read {@link
 * dev.multiprocessing.transport.agrona.RecordLane} for the heart of it.
 */
package dev.multiprocessing.transport.agrona;
