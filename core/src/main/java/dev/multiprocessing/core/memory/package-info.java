/** Values, arrays and locks, built once over regions of bytes. */
package dev.multiprocessing.core.memory;
