package dev.multiprocessing.mirror;

import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Region;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;

/** The transport that faults are in. */
public final class BrokenProvider implements TransportProvider {

    /** Its name, and the codec's. */
    static final String NAME = "broken";

    /** For the service loader. */
    public BrokenProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        Seam seam = Fault.here().seam();
        return seam.opened(new Broken(right(seam).open(settings), seam));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        Seam seam = Fault.here().seam();
        return seam.joined(new Broken(right(seam).attach(session, settings), seam));
    }

    private static TransportProvider right(Seam seam) {
        return seam.entry(Fault.here().base().provider());
    }

    /** One whose handles are broken. */
    private static final class Broken extends PassingTransport {

        private final Seam seam;

        Broken(Transport transport, Seam seam) {
            super(transport);
            this.seam = seam;
        }

        @Override
        public MessageQueue createQueue(int capacity) {
            return seam.queue(super.createQueue(capacity));
        }

        @Override
        public MessageQueue attachQueue(String ticket) {
            return seam.queue(super.attachQueue(ticket));
        }

        @Override
        public MessageChannel.Ends createChannel() {
            MessageChannel.Ends ends = super.createChannel();
            return new MessageChannel.Ends(seam.channel(ends.first()), seam.channel(ends.second()));
        }

        @Override
        public MessageChannel attachChannel(String ticket) {
            return seam.channel(super.attachChannel(ticket));
        }

        @Override
        public Region createRegion(long size) {
            return seam.region(super.createRegion(size));
        }

        @Override
        public Region attachRegion(String ticket) {
            return seam.region(super.attachRegion(ticket));
        }
    }
}
