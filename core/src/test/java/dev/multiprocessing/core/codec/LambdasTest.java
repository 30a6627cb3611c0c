package dev.multiprocessing.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.DecodingException;
import dev.multiprocessing.Target;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LambdasTest {

    /** Not Serializable, as most records. */
    record Point(int x, int y) {}

    interface Source<T> extends Supplier<T>, Serializable {}

    private static Source<Point> pointAt(int x, int y) {
        Point point = new Point(x, y);
        return () -> point;
    }

    @Test
    void lambdaKeepsWhatItCaptured() {
        assertEquals(new Point(3, 4), Wire.roundTrip(pointAt(3, 4)).get());
    }

    @Test
    void lambdaInALambdaArrives() {
        Source<Point> inner = pointAt(1, 2);
        Source<Source<Point>> outer = () -> inner;

        assertEquals(new Point(1, 2), Wire.roundTrip(outer).get().get());
    }

    @Test
    void methodReferencesOfEveryKindArrive() {
        Source<List<String>> constructor = ArrayList::new;
        Source<Integer> bound = "bound"::length;

        assertEquals(List.of(), Wire.roundTrip(constructor).get());
        assertEquals(5, Wire.roundTrip(bound).get());
    }

    @Test
    void lambdaOfTheJdkArrives() {
        Comparator<String> reversed = Comparator.<String>naturalOrder().reversed();

        assertEquals(1, Integer.signum(Wire.roundTrip(reversed).compare("a", "b")));
    }

    @Test
    void lambdaTravelsWithoutJavaSerialization() {
        Target.Of0 target = () -> {};

        assertEquals(Tag.LAMBDA, Wire.encode(target)[1]);
    }

    @Test
    void lambdaThatTheClassDoesNotHaveIsRefused() {
        byte[] message = Wire.encode(pointAt(3, 4));
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("lambda$pointAt$");
        message[at + 7] = 'q';

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(message));

        assertTrue(
                e.getMessage().contains("reason=it does not have this lambda: method=lambda$qointAt$"), e.getMessage());
    }

    @Test
    void classWithoutLambdasIsRefused() {
        byte[] message = Wire.encode(pointAt(3, 4));
        String own = LambdasTest.class.getName();
        String other = "java.lang.String";
        byte[] forged = new byte[message.length - own.length() + other.length()];
        int nameAt = new String(message, StandardCharsets.ISO_8859_1).indexOf(own);
        System.arraycopy(message, 0, forged, 0, nameAt);
        System.arraycopy(other.getBytes(StandardCharsets.ISO_8859_1), 0, forged, nameAt, other.length());
        forged[nameAt - 1] = (byte) other.length();
        System.arraycopy(
                message,
                nameAt + own.length(),
                forged,
                nameAt + other.length(),
                message.length - nameAt - own.length());

        DecodingException e = assertThrows(DecodingException.class, () -> Wire.decode(forged));

        assertTrue(e.getMessage().contains("class=java.lang.String"), e.getMessage());
    }
}
