/**
 * The default transport: processes of one machine share memory-mapped files. {@code docs/MMAP.md} draws the layout and
 * argues why a process may die anywhere. Read {@link dev.multiprocessing.files.Ring} and {@link
 * dev.multiprocessing.transport.mmap.CursorLane} for the heart of it.
 */
package dev.multiprocessing.transport.mmap;
