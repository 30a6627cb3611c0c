package dev.multiprocessing.mirror;

import dev.multiprocessing.Codec;
import dev.multiprocessing.MultiprocessingProvider;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where something can be broken; what a fault does not touch stays as it is. */
interface Seam {

    /** How participants come to a session. */
    default TransportProvider entry(TransportProvider provider) {
        return provider;
    }

    /** A participant of a session, the one that opened it or another one. */
    default Transport transport(Transport transport) {
        return transport;
    }

    /** A participant that opened a session. */
    default Transport opened(Transport transport) {
        return transport(transport);
    }

    /** A participant that joined a session. */
    default Transport joined(Transport transport) {
        return transport(transport);
    }

    /** A handle of a queue. */
    default MessageQueue queue(MessageQueue queue) {
        return queue;
    }

    /** A handle of an end of a channel. */
    default MessageChannel channel(MessageChannel channel) {
        return channel;
    }

    /** A handle of a region. */
    default Region region(Region region) {
        return region;
    }

    /** How objects become messages. */
    default Codec codec(Codec codec) {
        return codec;
    }

    /** How programs come to a context. */
    default MultiprocessingProvider provider(MultiprocessingProvider provider) {
        return provider;
    }

    /** What becomes of a program's calls in one context. */
    default Bend bend() {
        return Bend.NOT;
    }

    static Seam transport(UnaryOperator<Transport> breaker) {
        return new Seam() {
            @Override
            public Transport transport(Transport transport) {
                return breaker.apply(transport);
            }
        };
    }

    static Seam opened(UnaryOperator<Transport> breaker) {
        return new Seam() {
            @Override
            public Transport opened(Transport transport) {
                return breaker.apply(transport);
            }
        };
    }

    static Seam joined(UnaryOperator<Transport> breaker) {
        return new Seam() {
            @Override
            public Transport joined(Transport transport) {
                return breaker.apply(transport);
            }
        };
    }

    static Seam queue(UnaryOperator<MessageQueue> breaker) {
        return new Seam() {
            @Override
            public MessageQueue queue(MessageQueue queue) {
                return breaker.apply(queue);
            }
        };
    }

    static Seam channel(UnaryOperator<MessageChannel> breaker) {
        return new Seam() {
            @Override
            public MessageChannel channel(MessageChannel channel) {
                return breaker.apply(channel);
            }
        };
    }

    static Seam region(UnaryOperator<Region> breaker) {
        return new Seam() {
            @Override
            public Region region(Region region) {
                return breaker.apply(region);
            }
        };
    }

    static Seam codec(UnaryOperator<Codec> breaker) {
        return new Seam() {
            @Override
            public Codec codec(Codec codec) {
                return breaker.apply(codec);
            }
        };
    }

    static Seam provider(UnaryOperator<MultiprocessingProvider> breaker) {
        return new Seam() {
            @Override
            public MultiprocessingProvider provider(MultiprocessingProvider provider) {
                return breaker.apply(provider);
            }
        };
    }

    /** Each context has a bend of its own, which may remember what was called in it. */
    static Seam calls(Supplier<Bend> bends) {
        return new Seam() {
            @Override
            public Bend bend() {
                return bends.get();
            }
        };
    }
}
