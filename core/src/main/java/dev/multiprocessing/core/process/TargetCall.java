package dev.multiprocessing.core.process;

import dev.multiprocessing.Target;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** The call of a target with its arguments, as it was decoded. */
final class TargetCall {

    private final Object[] call;

    private TargetCall(Object[] call) {
        this.call = call;
    }

    static TargetCall decode(ChildSession session, byte[] encoded) {
        return new TargetCall(session.encoding().decode(ByteBuffer.wrap(encoded), Object[].class));
    }

    /** Runs the target; what it was given stays open until it returns, also what it no longer refers to. */
    void run() throws Exception {
        try {
            call();
        } finally {
            Reference.reachabilityFence(call);
        }
    }

    @SuppressWarnings("unchecked") // the compiler saw to it where the process was made
    private void call() throws Exception {
        if (call[0] instanceof Target.Of0 target) {
            target.run();
        } else if (call[0] instanceof Target.Of1<?> target) {
            ((Target.Of1<Object>) target).run(call[1]);
        } else if (call[0] instanceof Target.Of2<?, ?> target) {
            ((Target.Of2<Object, Object>) target).run(call[1], call[2]);
        } else if (call[0] instanceof Target.Of3<?, ?, ?> target) {
            ((Target.Of3<Object, Object, Object>) target).run(call[1], call[2], call[3]);
        } else if (call[0] instanceof Target.Of4<?, ?, ?, ?> target) {
            ((Target.Of4<Object, Object, Object, Object>) target).run(call[1], call[2], call[3], call[4]);
        } else {
            ((Target.Of5<Object, Object, Object, Object, Object>) call[0])
                    .run(call[1], call[2], call[3], call[4], call[5]);
        }
    }
}
