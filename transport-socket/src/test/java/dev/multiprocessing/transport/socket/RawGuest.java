package dev.multiprocessing.transport.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A participant that knows the key, and says and reads what its test wants and nothing else. */
final class RawGuest implements AutoCloseable {

    private final SocketChannel channel;
    private int lastCall;

    private RawGuest(SocketChannel channel) {
        this.channel = channel;
    }

    /** Joins the session at that address. */
    static RawGuest enter(Address address) throws IOException {
        RawGuest guest = new RawGuest(SocketChannel.open(address.place()));
        Handshake handshake = new Handshake(address.key());
        guest.channel.write(handshake.reply(guest.read(Handshake.HELLO_BYTES)));
        if (!handshake.trusts(guest.read(Handshake.PROOF_BYTES))) {
            throw new AssertionError("that is not the session's host");
        }
        return guest;
    }

    /** Its connection, to say there what is no frame. */
    SocketChannel channel() {
        return channel;
    }

    /** Asks for something, and does not read the answer; returns the call's number. */
    int ask(Op op, int bodyLength, Consumer<ByteBuffer> fill) throws IOException {
        ByteBuffer frame = Frame.of(op.ordinal(), ++lastCall, bodyLength);
        fill.accept(frame);
        channel.write(frame.flip());
        return lastCall;
    }

    /** Uses a ticket, and returns the handle's number. */
    int attach(String ticket) throws IOException {
        byte[] bytes = ticket.getBytes(StandardCharsets.UTF_8);
        int call = ask(Op.ATTACH, bytes.length, body -> body.put(bytes));
        ByteBuffer frame = frame();
        while (Frame.call(frame) != call || Frame.kind(frame) != Status.DONE.ordinal()) {
            frame = frame();
        }
        return Frame.body(frame).getInt();
    }

    /** The next frame that comes. */
    ByteBuffer frame() throws IOException {
        int length = read(Frame.LENGTH_BYTES).getInt();
        return ByteBuffer.allocate(Frame.LENGTH_BYTES + length)
                .putInt(length)
                .put(read(length))
                .flip();
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the host has ended the connection");
            }
        }
        return bytes.flip();
    }

    /** Goes without a goodbye, as a process that is killed. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
