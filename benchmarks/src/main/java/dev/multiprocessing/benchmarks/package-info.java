/** What the library costs, beside what its peers cost, across real processes and in one run. */
package dev.multiprocessing.benchmarks;
