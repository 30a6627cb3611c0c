package dev.multiprocessing;

import java.io.Serializable;

/**
 * What a child process runs: a method reference or lambda, with the number of its arguments. It travels to the child by
 * name with what it captured, so the same classes must be on the child's path, as they are by default.
 */
public interface Target extends Serializable {

    /** A target without arguments. */
    @FunctionalInterface
    interface Of0 extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run() throws Exception;
    }

    /** A target with one argument. */
    @FunctionalInterface
    interface Of1<A> extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run(A a) throws Exception;
    }

    /** A target with two arguments. */
    @FunctionalInterface
    interface Of2<A, B> extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run(A a, B b) throws Exception;
    }

    /** A target with three arguments. */
    @FunctionalInterface
    interface Of3<A, B, C> extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run(A a, B b, C c) throws Exception;
    }

    /** A target with four arguments. */
    @FunctionalInterface
    interface Of4<A, B, C, D> extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run(A a, B b, C c, D d) throws Exception;
    }

    /** A target with five arguments. */
    @FunctionalInterface
    interface Of5<A, B, C, D, E> extends Target {
        /** Runs in the child; what it throws ends the child with exit code 1. */
        void run(A a, B b, C c, D d, E e) throws Exception;
    }
}
