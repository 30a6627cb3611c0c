package dev.multiprocessing.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of rules and faults in docs/MIRROR.md is that of the faults; {@code -Dupdate.mirror=true} writes it. */
class TableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "MIRROR.md");
    private static final String HEAD = "| rule | what it has to catch |\n| --- | --- |\n";

    @Test
    void theDocumentHasTheTableOfAllFaults() throws IOException {
        String document = Files.readString(DOCUMENT);
        String inStep = document.substring(0, document.indexOf(HEAD)) + HEAD + rows();
        if (Boolean.getBoolean("update.mirror")) {
            Files.writeString(DOCUMENT, inStep);
        }

        assertEquals(inStep, Files.readString(DOCUMENT), "run it with -Dupdate.mirror=true");
    }

    private static String rows() {
        Map<String, String> byRule = new TreeMap<>();
        for (Fault fault : Faults.all()) {
            for (String rule : fault.rules()) {
                byRule.merge(rule, fault + " (" + fault.base() + ")", (one, other) -> one + "; " + other);
            }
        }
        return byRule.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                .collect(Collectors.joining());
    }
}
