package dev.multiprocessing.mirror;

import static dev.multiprocessing.mirror.Fault.Base.HEAP;
import static dev.multiprocessing.mirror.Fault.Base.MMAP;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Faults of how objects become messages, and messages objects. */
final class CodecFaults {

    private static final int LONGEST = 1 << 20;

    static final List<Fault> ALL = List.of(
            Fault.of(
                    "a number arrives one greater",
                    HEAP,
                    "Q01 P01",
                    "expected: <42> but was: <43>",
                    decoding(object -> object instanceof Integer number ? number + 1 : object)),
            Fault.of(
                    "null arrives as an empty text",
                    HEAP,
                    "Q02",
                    "expected: <null> but was: <>",
                    decoding(object -> Objects.requireNonNullElse(object, ""))),
            Fault.of(
                    "a long argument is cut",
                    HEAP,
                    "C29",
                    "expected: <\\d+> but was: <\\d+>",
                    decoding(CodecFaults::cut)),
            Fault.of(
                    "what cannot be encoded travels as a text",
                    HEAP,
                    "Q04 P06 C19",
                    "Expected .*EncodingException to be thrown",
                    encoding(Object::toString)),
            Fault.of(
                    "what is of another context travels as null",
                    HEAP,
                    "C32",
                    "Expected .*EncodingException to be thrown",
                    encoding(object -> null)),
            Fault.of(
                    "the field that cannot be encoded is not named",
                    HEAP,
                    "Q04 P06 C19",
                    "names no field: ",
                    encoding(object -> {
                        throw new EncodingException("it cannot be encoded");
                    })),
            Fault.of(
                    "an object that contains itself overflows the stack",
                    HEAP,
                    "S03",
                    "expected: <.*EncodingException> but was: <java.lang.StackOverflowError>",
                    encoding(object -> {
                        throw new StackOverflowError();
                    })),
            Fault.of(
                    "a proxy travels",
                    HEAP,
                    "S02",
                    "Expected .*MultiprocessingException to be thrown",
                    Seam.codec(codec -> new PassingCodec(codec) {
                        @Override
                        public ByteBuffer encode(Object object, Handles handles) {
                            boolean isProxy = object != null && Proxy.isProxyClass(object.getClass());
                            return super.encode(isProxy ? "a proxy" : object, handles);
                        }
                    })),
            Fault.of(
                    "what cannot be decoded arrives as null",
                    HEAP,
                    "Q05 P07 Q17",
                    "Expected .*DecodingException to be thrown",
                    forgiving()),
            Fault.of("what the filter forbids arrives as null", MMAP, "S01", "failed", forgiving()),
            Fault.of(
                    "lengths in a message are believed",
                    HEAP,
                    "S04",
                    "NegativeArraySizeException",
                    Seam.codec(codec -> new PassingCodec(codec) {
                        @Override
                        public Object decode(ByteBuffer message, Handles handles) {
                            try {
                                return super.decode(message, handles);
                            } catch (DecodingException e) {
                                throw new NegativeArraySizeException(e.getMessage());
                            }
                        }
                    })));

    private CodecFaults() {}

    /** What was decoded arrives as something else. */
    private static Seam decoding(UnaryOperator<Object> other) {
        return Seam.codec(codec -> new PassingCodec(codec) {
            @Override
            public Object decode(ByteBuffer message, Handles handles) {
                return other.apply(super.decode(message, handles));
            }
        });
    }

    /** Something else is encoded where an object cannot be. */
    private static Seam encoding(UnaryOperator<Object> other) {
        return Seam.codec(codec -> new PassingCodec(codec) {
            @Override
            public ByteBuffer encode(Object object, Handles handles) {
                try {
                    return super.encode(object, handles);
                } catch (EncodingException e) {
                    return super.encode(other.apply(object), handles);
                }
            }
        });
    }

    private static Seam forgiving() {
        return Seam.codec(codec -> new PassingCodec(codec) {
            @Override
            public Object decode(ByteBuffer message, Handles handles) {
                try {
                    return super.decode(message, handles);
                } catch (DecodingException e) {
                    return null;
                }
            }
        });
    }

    private static Object cut(Object object) {
        if (object instanceof Object[] call) {
            for (int i = 0; i < call.length; i++) {
                if (call[i] instanceof byte[] bytes && bytes.length > LONGEST) {
                    call[i] = Arrays.copyOf(bytes, LONGEST);
                }
            }
        }
        return object;
    }
}
