/** The context: the object a program opens, and the one a child is given. */
package dev.multiprocessing.core.context;
