/** Objects over messages: the queue and the connection, built once over what a transport offers. */
package dev.multiprocessing.core.exchange;
