/** Where control enters core: from a program that opens a context, and in a child JVM. */
package dev.multiprocessing.core.bootstrap;
