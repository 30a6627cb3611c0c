package dev.multiprocessing.tck.runner;

/** There is no judgement, and the message says why. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
