package dev.multiprocessing;

/**
 * Why a child process failed: what its target threw, as told by the child, or why it ended before it ran its target.
 *
 * <p>The stack trace is the child's. The exception that was thrown there is described by its text, since its class may
 * not exist here; its causes are causes of this, in the same form.
 */
public final class ChildFailedException extends MultiprocessingException {

    private static final long serialVersionUID = 1;

    private final String exceptionClass;

    /** For an exception in the child, described by its class name, a message that includes it, and its cause. */
    public ChildFailedException(String exceptionClass, String message, Throwable cause) {
        super(message, cause);
        this.exceptionClass = exceptionClass;
    }

    /** The name of the class of what was thrown in the child; of this class, if it never ran its target. */
    public String exceptionClass() {
        return exceptionClass;
    }
}
