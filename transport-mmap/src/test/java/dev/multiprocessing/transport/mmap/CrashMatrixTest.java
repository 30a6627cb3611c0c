package dev.multiprocessing.transport.mmap;

import dev.multiprocessing.files.crash.CrashMatrix;

/** Participants of the mmap transport die, or are stopped, between any two of their writes. */
class CrashMatrixTest extends CrashMatrix {}
