package dev.multiprocessing.core.bootstrap;

import dev.multiprocessing.core.context.ChildContext;
import dev.multiprocessing.core.process.ChildRunner;

/** Where a child JVM begins. */
public final class ChildMain {

    private ChildMain() {}

    public static void main(String[] args) throws Throwable {
        ChildRunner.run(System.in, ChildContext::ofProcess);
    }
}
