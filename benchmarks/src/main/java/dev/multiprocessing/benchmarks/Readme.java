package dev.multiprocessing.benchmarks;

/** The main README, in which a part between two marks is generated. */
record Readme(String text) {

    private static final String BEGIN = "<!-- begin: java -jar benchmarks/target/benchmarks.jar --readme -->\n";
    private static final String END = "<!-- end -->\n";

    String part() {
        return text.substring(begin(), end());
    }

    Readme with(String part) {
        return new Readme(text.substring(0, begin()) + part + text.substring(end()));
    }

    private int begin() {
        return find(BEGIN) + BEGIN.length();
    }

    private int end() {
        return find(END);
    }

    private int find(String mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException("the README has no line: " + mark.strip());
        }
        return at;
    }
}
