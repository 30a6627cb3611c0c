/** Which transport and which codec: what is on the path, and what the deployer chose. */
package dev.multiprocessing.core.discovery;
