package dev.multiprocessing.transport.agrona;

import dev.multiprocessing.files.crash.CrashMatrix;

/** Participants of the agrona transport die, or are stopped, between any two of their writes. */
class CrashMatrixTest extends CrashMatrix {}
