package dev.multiprocessing.core.codec;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;

/**
 * Reads a Java object graph, and puts the objects back that stand-ins took the place of.
 *
 * <p>A stand-in is resolved as soon as it is read, before anything that refers to it is complete; so the {@code
 * readResolve} of a serialized lambda, which hands the captured objects over to the lambda, already finds the right
 * ones.
 */
final class GraphInput extends ObjectInputStream {

    private final Decoder decoder;

    private GraphInput(Decoder decoder, ByteBuffer bytes) throws IOException {
        super(MessageReader.asStream(bytes));
        this.decoder = decoder;
    }

    /** Begins to read the stream that the bytes hold. */
    static GraphInput open(Decoder decoder, ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        GraphInput input = new GraphInput(decoder, bytes);
        input.enableResolveObject(true);
        input.setObjectInputFilter(new GraphFilter(decoder.rules(), length));
        return input;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        String name = description.getName();
        decoder.nowDecoding(name);
        try {
            return decoder.lookup().load(name);
        } catch (ClassNotFoundException e) {
            return super.resolveClass(description); // which also knows int.class and its like
        }
    }

    @Override
    protected Object resolveObject(Object object) {
        return object instanceof StandIn standIn ? decoder.resolve(standIn) : object;
    }
}
