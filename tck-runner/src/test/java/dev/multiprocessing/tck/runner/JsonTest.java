package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void isReadable() {
        assertEquals("""
                {
                  "list": [
                    1,
                    true,
                    "x"
                  ]
                }
                """, Json.of(Map.of("list", List.of(1, true, "x"))));
        assertEquals("[]\n", Json.of(List.of()));
    }

    @Test
    void anyTextComesBackAsItWas() {
        String text = FaultyProvider.HOSTILE + "\r\n\t\\ \u2028";

        assertEquals(text, JsonParser.parseString(Json.of(text)).getAsString());
    }

    @Test
    void theReportOfATextOfAnybodysIsAscii() {
        String report = JsonReport.of(Sample.broken(FaultyProvider.HOSTILE));

        assertEquals(
                0, report.chars().filter(c -> c > 0x7e || c < ' ' && c != '\n').count());
        assertEquals(
                FaultyProvider.HOSTILE,
                JsonParser.parseString(report)
                        .getAsJsonObject()
                        .getAsJsonArray("rules")
                        .get(19)
                        .getAsJsonObject()
                        .getAsJsonArray("tests")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("failure")
                        .get("seen")
                        .getAsString());
    }
}
