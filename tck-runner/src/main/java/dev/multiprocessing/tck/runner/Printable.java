package dev.multiprocessing.tck.runner;

/** Text that may come from anywhere, without what no report can show: it could steer a terminal, or end a document. */
final class Printable {

    private static final String REPLACEMENT = "\uFFFD";

    /** Controls other than tabs and line ends, halves of characters, and what XML has no place for. */
    private static final String FORBIDDEN = "[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]";

    private Printable() {}

    static String of(String text) {
        return text.replaceAll(FORBIDDEN, REPLACEMENT);
    }
}
