package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec.Handles;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.MultiprocessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Optional;

/** Objects without a compact form, by Java serialization, with handles anywhere inside. */
final class JavaSerialization {

    private JavaSerialization() {}

    static byte[] serialize(Object object, Handles handles, Path path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Output(bytes, handles)) {
            out.writeObject(object);
        } catch (MultiprocessingException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw OffenderPath.explain(object, path, e);
        }
        return bytes.toByteArray();
    }

    static Object deserialize(byte[] bytes, Handles handles) {
        try (ObjectInputStream in = new Input(new ByteArrayInputStream(bytes), handles)) {
            return in.readObject();
        } catch (MultiprocessingException e) {
            throw e;
        } catch (InvalidClassException e) {
            if (String.valueOf(e.getMessage()).contains("REJECTED")) {
                throw DecodingFilter.refusal(String.valueOf(e.classname), e);
            }
            throw failure(e);
        } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError | LinkageError e) {
            throw failure(e);
        }
    }

    private static DecodingException failure(Throwable cause) {
        return new DecodingException("cannot decode a serialized object: reason=" + cause, cause);
    }

    /** What stands for a handle in a stream. */
    private record Placeholder(String handle) implements Serializable {}

    private static final class Output extends ObjectOutputStream {

        private final Handles handles;

        private Output(OutputStream out, Handles handles) throws IOException {
            super(out);
            this.handles = handles;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            Optional<String> handle = handles.export(object);
            return handle.isPresent() ? new Placeholder(handle.get()) : object;
        }
    }

    private static final class Input extends ObjectInputStream {

        private final Handles handles;

        private Input(InputStream in, Handles handles) throws IOException {
            super(in);
            this.handles = handles;
            setObjectInputFilter(DecodingFilter::check);
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Placeholder placeholder ? handles.resolve(placeholder.handle()) : object;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Classes.load(description.getName());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description); // the names of primitives
            }
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) {
            throw DecodingFilter.refusal("a proxy of " + String.join(", ", interfaces), null);
        }
    }
}
