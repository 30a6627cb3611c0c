package dev.multiprocessing.core.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a Java object graph, with stand-ins for what Java serialization does not carry. */
final class GraphOutput extends ObjectOutputStream {

    private final Encoder encoder;

    /** An object that is referred to twice is one object on the other side too, so it gets one stand-in. */
    private final Map<Object, StandIn> standIns = new IdentityHashMap<>();

    private GraphOutput(Encoder encoder) throws IOException {
        super(encoder.out().asStream());
        this.encoder = encoder;
    }

    /** Begins a stream in the encoder's message. */
    static GraphOutput open(Encoder encoder) throws IOException {
        GraphOutput output = new GraphOutput(encoder);
        output.enableReplaceObject(true);
        return output;
    }

    boolean hasStandIn(Object object) {
        return standIns.containsKey(object);
    }

    @Override
    protected Object replaceObject(Object object) {
        boolean isOfJdk = object.getClass().getClassLoader() == null;
        if (isOfJdk && object instanceof Serializable || object instanceof Enum) {
            return object;
        }
        StandIn standIn = standIns.get(object);
        if (standIn == null) {
            standIn = standInFor(object);
        }
        if (standIn == null) {
            return object;
        }
        standIns.put(object, standIn);
        return standIn;
    }

    private StandIn standInFor(Object object) {
        Optional<String> handle = encoder.export(object);
        if (handle.isPresent()) {
            return StandIn.ofHandle(handle.get());
        }
        if (object instanceof Serializable || !encoder.isCompact(object)) {
            return null;
        }
        try {
            return StandIn.ofMessage(encoder.encodeApart(object));
        } catch (Unencodable e) {
            throw e.about(other -> other == object);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        try {
            encoder.requireAllowed(type);
        } catch (Unencodable e) {
            throw e.about(type::isInstance);
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        annotateClass(type);
    }
}
