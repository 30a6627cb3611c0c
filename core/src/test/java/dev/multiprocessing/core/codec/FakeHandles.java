package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows one kind of object that travels by name, as queues do. */
final class FakeHandles implements Codec.Handles {

    /** Neither Serializable nor a record: only a handle can carry it. */
    static final class Shared {
        private final String name;

        Shared(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shared shared && shared.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final List<Object> asked = new ArrayList<>();

    /** Every object that the codec asked about, in that order. */
    List<Object> asked() {
        return asked;
    }

    @Override
    public Optional<String> export(Object object) {
        asked.add(object);
        return object instanceof Shared shared ? Optional.of("shared:" + shared.name()) : Optional.empty();
    }

    @Override
    public Object resolve(String handle) {
        if (!handle.startsWith("shared:")) {
            throw new DecodingException("no such handle: handle=" + handle);
        }
        return new Shared(handle.substring("shared:".length()));
    }
}
