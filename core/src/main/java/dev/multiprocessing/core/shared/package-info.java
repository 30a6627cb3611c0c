/** What the rooms of core have in common. */
package dev.multiprocessing.core.shared;
