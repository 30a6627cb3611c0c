package dev.multiprocessing.mirror;

/** What becomes of a program's call of the library. */
@FunctionalInterface
interface Bend {

    /** What it should. */
    Bend NOT = Call::proceed;

    /** Answers the call, with or without making it. */
    Object answer(Call call) throws Throwable;
}
