/**
 * Where no memory is shared: one process hosts the session's things in its {@link
 * dev.multiprocessing.transport.socket.Hub}, the others call it through sockets.
 */
package dev.multiprocessing.transport.socket;
