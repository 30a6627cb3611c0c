/**
 * The Guice module for programs that inject their context; everybody else uses {@link
 * dev.multiprocessing.Multiprocessing#open()}.
 */
package dev.multiprocessing.core;
