/** The TCK as one command, for those who have a transport and no build: it judges the transport and reports. */
package dev.multiprocessing.tck.runner;
