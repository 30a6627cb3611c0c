package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a listing shows, and which changes break those who implement what is listed. */
class ApiListingTest {

    private static final String TYPE = "public abstract interface Bird";
    private static final String METHOD = "    public abstract void Bird.fly()";
    private static final ApiListing BEFORE = ApiListing.of(1, List.of(TYPE, METHOD));

    @Test
    void whatIsGoneOrChangedBreaks() {
        String changed = METHOD.replace("()", "(int)");

        assertEquals(List.of(METHOD), after(TYPE));
        assertEquals(List.of(METHOD, changed), after(TYPE, changed));
    }

    @Test
    void anAbstractMethodBreaksATypeThatWasThere() {
        String method = "    public abstract void Bird.sing()";

        assertEquals(List.of(method), after(TYPE, METHOD, method));
    }

    @Test
    void newTypesAndOtherMethodsBreakNothing() {
        String method = "    public default void Bird.sing()";
        String type = "public abstract interface Nest";
        String ofType = "    public abstract int Nest.eggs()";

        assertEquals(List.of(), after(TYPE, METHOD, method, type, ofType));
    }

    @Test
    void whatOthersSeeOfATypeIsListed() {
        assertEquals(
                List.of(
                        "public abstract static interface Song<T extends Comparable<T>>"
                                + " extends java.util.concurrent.Callable<T> permits Verse",
                        "    public abstract <E extends Exception> void Song.sing(java.util.List<? super T>)"
                                + " throws E",
                        "    public default int Song.length()",
                        "    public static final long Song.TEMPO = 120"),
                listed(Song.class));
    }

    @Test
    void theComponentsOfARecordAreListedInTheirOrder() {
        assertEquals(
                "public static final record Verse(java.util.List<String> words, int[] notes)"
                        + " extends Record implements Song<String>",
                listed(Verse.class).get(0));
    }

    @Test
    void whatIsHiddenIsNotListed() {
        assertEquals(
                List.of(
                        "public abstract static class Nest extends Object",
                        "    protected abstract void Nest.build()",
                        "    protected Nest()"),
                listed(Nest.class));
    }

    private static List<String> listed(Class<?> type) {
        return PublicApi.ofType(type)
                .map(line -> line.replace("ApiListingTest$", ""))
                .toList();
    }

    private static List<String> after(String... lines) {
        return ApiListing.of(1, List.of(lines)).breaksSince(BEFORE);
    }

    public sealed interface Song<T extends Comparable<T>> extends Callable<T> {

        long TEMPO = 120;

        <E extends Exception> void sing(List<? super T> with) throws E;

        default int length() {
            return 0;
        }
    }

    public record Verse(List<String> words, int[] notes) implements Song<String> {

        @Override
        public <E extends Exception> void sing(List<? super String> with) {}

        @Override
        public String call() {
            return "tweet";
        }
    }

    public abstract static class Nest {

        private int eggs;

        protected Nest() {}

        protected abstract void build();

        void lay() {
            eggs++;
        }
    }
}
