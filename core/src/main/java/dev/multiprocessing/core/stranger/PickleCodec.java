package dev.multiprocessing.core.stranger;

import dev.multiprocessing.Codec;
import dev.multiprocessing.DecodingException;
import dev.multiprocessing.EncodingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.razorvine.pickle.PickleException;

/**
 * CPython's pickles, of plain data only.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Python</th><th>Java</th></tr>
 * <tr><td>None, bool, str, float</td><td>null, Boolean, String, Double</td></tr>
 * <tr><td>int</td><td>Integer, Long or BigInteger, whichever is the first to hold it</td></tr>
 * <tr><td>bytes</td><td>byte[]</td></tr>
 * <tr><td>list, tuple</td><td>List, Object[]</td></tr>
 * <tr><td>set, frozenset, dict</td><td>Set, Map, in the order of the other side; a frozenset stays as it is</td></tr>
 * </table>
 *
 * <p>A pickle is a program for a machine that can make any object. Here that machine cannot: whatever asks for a class,
 * or for a call, is refused. Things of the library do not travel, as the other side has no part in the session.
 *
 * <p>What is at several places of a message comes out as one object at all of them. What contains itself is neither
 * sent nor received: a program could not even print it. What is sent may be nested 256 deep, as with this library's
 * own codec, and what is received 1000, as CPython's pickles may be. A set of sets is no key of what is received. In a
 * set or a key, a set is sent as a frozenset, and a list or a map not at all, as Python cannot hash it.
 */
public final class PickleCodec implements Codec {

    /** Stateless. */
    public PickleCodec() {}

    @Override
    public String name() {
        return "pickle";
    }

    @Override
    public ByteBuffer encode(Object object, Handles handles) {
        try {
            return ByteBuffer.wrap(new DataPickler().dumps(object));
        } catch (PickleException | IOException e) {
            throw new EncodingException(
                    "cannot be pickled: reason=" + e.getMessage()
                            + "; send null, Boolean, numbers, String, byte[], List, Object[], Set and Map",
                    e);
        }
    }

    @Override
    public Object decode(ByteBuffer message, Handles handles) {
        byte[] pickle = new byte[message.remaining()];
        message.get(pickle);
        try {
            return PlainData.checked(new DataUnpickler(pickle.length).loads(pickle));
        } catch (PickleException | IOException e) {
            throw new DecodingException("no pickle of plain data: reason=" + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new DecodingException("a damaged pickle: length=" + pickle.length + ", reason=" + e, e);
        }
    }
}
