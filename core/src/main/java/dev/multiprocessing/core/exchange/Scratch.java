package dev.multiprocessing.core.exchange;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;

/** What one thread uses again and again to send and receive bytes, so that it makes no garbage for each message. */
final class Scratch {

    private final Intake intake = new Intake();
    private final View sent = new View();
    private final View received = new View();

    /** A view of a part of an array that is sent, valid until this thread sends the next one. */
    ByteBuffer toSend(byte[] array, int offset, int size) {
        return sent.of(array, offset, size);
    }

    /** A view of a part of an array that is received into, valid until this thread receives into the next one. */
    ByteBuffer toReceive(byte[] array, int offset, int size) {
        return received.of(array, offset, size);
    }

    /** An intake that prefers the remaining room of the buffer; to be {@linkplain Intake#clear cleared} after use. */
    Intake intake(ByteBuffer preferred) {
        intake.prefer(preferred);
        return intake;
    }

    /** A view of the last array, which it does not keep alive. */
    private static final class View {

        private WeakReference<ByteBuffer> last = new WeakReference<>(null);

        private ByteBuffer of(byte[] array, int offset, int size) {
            ByteBuffer view = last.get();
            if (view == null || view.array() != array) {
                view = ByteBuffer.wrap(array);
                last = new WeakReference<>(view);
            }
            return view.limit(offset + size).position(offset);
        }
    }
}
