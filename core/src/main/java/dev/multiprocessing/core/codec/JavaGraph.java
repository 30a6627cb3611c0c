package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.MultiprocessingException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.nio.ByteBuffer;

/** Writes and reads objects by Java serialization, embedded in a message. */
final class JavaGraph {

    private static final String CURE = "make it Serializable, mark the field transient, or send what it is made of";

    private JavaGraph() {}

    static void write(Encoder encoder, Object root) {
        MessageWriter out = encoder.out();
        out.putByte(Tag.JAVA);
        int lengthAt = out.size();
        out.putInt(0);
        try (GraphOutput output = GraphOutput.open(encoder)) {
            writeRoot(output, root);
        } catch (IOException e) {
            throw thrown(root, e);
        }
        out.setInt(lengthAt, out.size() - lengthAt - Integer.BYTES);
    }

    private static void writeRoot(GraphOutput output, Object root) throws IOException {
        OffenderPath paths = new OffenderPath(root, output::hasStandIn);
        try {
            output.writeObject(root);
        } catch (NotSerializableException e) {
            throw notSerializable(e).through(paths);
        } catch (Unencodable e) {
            throw e.through(paths);
        } catch (MultiprocessingException e) {
            throw e; // the handles': it says what is wrong with the object
        } catch (RuntimeException e) {
            throw thrown(root, e); // whatever the objects' own writeObject throws
        }
    }

    private static Unencodable notSerializable(NotSerializableException e) {
        String className = e.getMessage();
        String cure = className.contains("$$Lambda") ? "cast the lambda to a Serializable type such as Target" : CURE;
        return new Unencodable(className, "not serializable", cure, e)
                .about(object -> !(object instanceof Serializable)
                        && object.getClass().getName().equals(className));
    }

    private static Unencodable thrown(Object root, Exception e) {
        return new Unencodable(
                root.getClass().getName(),
                "its serialization threw " + e,
                "see the cause, or send what it is made of",
                e);
    }

    static Object read(Decoder decoder) {
        ByteBuffer bytes = decoder.in().slice(decoder.in().int32());
        try (GraphInput input = GraphInput.open(decoder, bytes)) {
            return input.readObject();
        } catch (ClassNotFoundException e) {
            throw ClassLookup.notFound(e.getMessage(), e);
        } catch (InvalidClassException e) {
            throw e.getCause() instanceof DecodingException refusal ? refusal : unreadable(decoder, e);
        } catch (IOException e) {
            throw unreadable(decoder, e);
        }
    }

    private static DecodingException unreadable(Decoder decoder, IOException e) {
        return decoder.failed("its deserialization threw " + e, e);
    }
}
