/**
 * Sessions of shared files: who takes part and who lives, queues, channels and regions, and what is done after a death.
 * Start at {@link dev.multiprocessing.files.SharedTransport}; what one transport does otherwise than another is its
 * {@link dev.multiprocessing.files.Medium}.
 */
package dev.multiprocessing.files;
