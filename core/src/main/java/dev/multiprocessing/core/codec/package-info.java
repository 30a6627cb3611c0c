/** The default codec: a compact format for what the JDK knows, Java serialization behind a filter for the rest. */
package dev.multiprocessing.core.codec;
