/** How objects become messages, unless the deployer chose another codec. */
package dev.multiprocessing.core.codec;
