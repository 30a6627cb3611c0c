package dev.multiprocessing.core.process;

import dev.multiprocessing.Target;
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

    @SuppressWarnings("unchecked") // the compiler saw to it where the process was made
    void run() throws Exception {
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
