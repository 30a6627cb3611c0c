/** Values, arrays and locks that processes share, built once over {@link dev.multiprocessing.spi.Region}. */
package dev.multiprocessing.core.memory;
