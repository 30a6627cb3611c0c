package dev.multiprocessing.tck.runner;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that the court has to tell: a line, with a word and then names with values as a browser sends a form.
 *
 * @param what has happened
 * @param fields what else is to be known of it
 */
record Entry(String what, Map<String, String> fields) {

    static Entry parse(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        String[] words = line.split(" ", 2);
        Arrays.stream(words[1].split("&")).filter(field -> !field.isEmpty()).forEach(field -> {
            String[] parts = field.split("=", 2);
            fields.put(decode(parts[0]), decode(parts[1]));
        });
        return new Entry(words[0], fields);
    }

    String line() {
        return what + " "
                + fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
