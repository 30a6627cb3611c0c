package dev.multiprocessing.core.heap;

import java.util.ArrayDeque;

/** Both directions of a channel, guarded by one monitor. */
final class ChannelState {

    /** A direction holds this many bytes, or one message if that is longer. */
    private static final long CAPACITY = 64 * 1024;

    private final Monitor monitor = new Monitor();
    private final End[] ends = {new End(0), new End(1)};

    End end(int index) {
        return ends[index];
    }

    /** One end: what was sent to it, and whether it is open. */
    final class End {

        private final int index;
        private final ArrayDeque<byte[]> incoming = new ArrayDeque<>();
        private long incomingBytes;
        private boolean open = true;

        private End(int index) {
            this.index = index;
        }

        Monitor monitor() {
            return monitor;
        }

        boolean peerIsOpen() {
            return peer().open;
        }

        /** Whether the message found room at the other end. */
        boolean offer(byte[] message) {
            End peer = peer();
            if (!peer.incoming.isEmpty() && peer.incomingBytes + message.length > CAPACITY) {
                return false;
            }
            peer.incoming.add(message);
            peer.incomingBytes += message.length;
            return true;
        }

        boolean isEmpty() {
            return incoming.isEmpty();
        }

        byte[] poll() {
            byte[] message = incoming.remove();
            incomingBytes -= message.length;
            return message;
        }

        /** The last handle of this end is closed. */
        void close() {
            monitor.change(() -> {
                open = false;
                return null;
            });
        }

        private End peer() {
            return ends[1 - index];
        }
    }
}
