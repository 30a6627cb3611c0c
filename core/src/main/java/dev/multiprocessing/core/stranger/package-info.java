/** Connections with programs that take no part in the session, in the protocol of CPython's {@code multiprocessing}. */
package dev.multiprocessing.core.stranger;
