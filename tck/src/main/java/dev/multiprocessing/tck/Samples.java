package dev.multiprocessing.tck;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Objects the rules send. */
final class Samples {

    static {
        Quiet.inChildren();
    }

    private Samples() {}

    /** An ordinary record. */
    record Order(int number, String customer, List<String> lines, Status status) {}

    /** An ordinary enum. */
    enum Status {
        OPEN,
        SHIPPED
    }

    /** Holds something that no codec can encode, in a field that the error must name. */
    record Parcel(String label, Object contents) {}

    /** Holds one of the library's objects in the middle of other things. */
    record Envelope(String label, Object handle) {}

    /** An ordinary class of an application; a rule starts a child whose filter forbids it. */
    static final class Forbidden implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Can be encoded, and fails when it is decoded. */
    static final class Undecodable implements Serializable {
        private static final long serialVersionUID = 1;

        static {
            Quiet.inChildren();
        }

        @SuppressWarnings("unused") // the decoder calls it
        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("this class refuses to be decoded");
        }
    }

    /** A handler as an attacker would choose one, except that it does nothing. */
    static final class SilentHandler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return 0;
        }
    }

    /** Objects of every usual kind; each equals its copy. */
    static List<Object> ordinary() {
        return new ArrayList<>(Arrays.asList(
                42,
                null,
                "hello",
                -1L,
                true,
                'x',
                1.5,
                "\u00e4\u20ac\ud83d\ude00",
                List.of(1, "two", 3.0),
                Map.of("key", List.of(1, 2)),
                new Order(7, "somebody", List.of("a", "b"), Status.SHIPPED)));
    }

    /** A parcel that cannot be encoded. */
    static Parcel unencodable() {
        return new Parcel("label", new Object());
    }
}
