package dev.multiprocessing.tck.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands behind the command: options, most of them with a value, which is the next word or behind a sign. */
record CommandLine(Map<String, List<String>> values) {

    private static final Set<String> SWITCHES = Set.of("--quick", "--list", "--help");
    private static final Set<String> OPTIONS = Set.of(
            "--transport",
            "--classpath",
            "--set",
            "--only",
            "--kind",
            "--repeat",
            "--seed",
            "--java-home",
            "--jvm-option",
            "--out",
            "--limit");

    static CommandLine of(List<String> words) {
        Map<String, List<String>> values = new HashMap<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String[] option = rest.next().split("=", 2);
            values.computeIfAbsent(option[0], name -> new ArrayList<>()).add(value(option, rest));
        }
        return new CommandLine(values);
    }

    private static String value(String[] option, Iterator<String> rest) {
        if (SWITCHES.contains(option[0]) && option.length == 1) {
            return "";
        }
        if (!OPTIONS.contains(option[0])) {
            throw new Refusal("no such option: " + String.join("=", option) + "; --help shows all");
        }
        if (option.length == 1 && !rest.hasNext()) {
            throw new Refusal("a value is missing: option=" + option[0]);
        }
        return option.length == 1 ? rest.next() : option[1];
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** Of an option that may be given several times. */
    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** Of an option that may be given once. */
    Optional<String> one(String option) {
        if (all(option).size() > 1) {
            throw new Refusal("given twice: option=" + option);
        }
        return all(option).stream().findFirst();
    }
}
