package dev.multiprocessing.mirror;

import dev.multiprocessing.core.heap.HeapTransportProvider;
import dev.multiprocessing.spi.TransportProvider;
import dev.multiprocessing.transport.mmap.MmapTransportProvider;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way in which a transport can be wrong.
 *
 * @param story what is wrong, in words; no two faults have the same
 * @param base the transport that is right but for it
 * @param rules those that are meant to catch it
 * @param says what their failures say, so that whoever reads one knows what is wrong
 * @param seam where it is
 */
record Fault(String story, Base base, List<String> rules, Pattern says, Seam seam) {

    /** Tells this JVM and its children which fault there is. */
    static final String PROPERTY = "multiprocessing.mirror.fault";

    /** What is broken. */
    enum Base {
        /** Participants are threads, so that a trial takes as long as the rule waits. */
        HEAP(HeapTransportProvider::new),
        /** Participants are processes, which can be killed. */
        MMAP(MmapTransportProvider::new);

        private final Supplier<TransportProvider> provider;

        Base(Supplier<TransportProvider> provider) {
            this.provider = provider;
        }

        TransportProvider provider() {
            return provider.get();
        }

        @Override
        public String toString() {
            return provider().name();
        }
    }

    /** A row of a table: the rules are separated by blanks, and what they say is a regular expression. */
    static Fault of(String story, Base base, String rules, String says, Seam seam) {
        return new Fault(story, base, List.of(rules.split(" ")), Pattern.compile(says), seam);
    }

    /** The one that is none: whatever is broken by the others is put together, and is right. */
    static Fault none(Base base) {
        return of("nothing is wrong on " + base, base, "none", "", new Seam() {});
    }

    /** That of this JVM. */
    static Fault here() {
        String story = System.getProperty(PROPERTY, none(Base.HEAP).story);
        return Stream.concat(Faults.all().stream(), Stream.of(Base.values()).map(Fault::none))
                .filter(fault -> fault.story.equals(story))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such fault: " + PROPERTY + "=" + story));
    }

    @Override
    public String toString() {
        return story;
    }
}
