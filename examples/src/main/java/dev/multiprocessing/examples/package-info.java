/**
 * One file per question. Each runs by itself, on any transport: what it prints stands in its comment, and is tested.
 */
package dev.multiprocessing.examples;
