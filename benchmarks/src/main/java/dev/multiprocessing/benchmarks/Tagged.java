package dev.multiprocessing.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Objects as one encodes them by hand who knows what there is: a tag, then the value. */
final class Tagged implements Encoding {

    private static final byte NULL = 0;
    private static final byte INT = 1;
    private static final byte STRING = 2;
    private static final byte LIST = 3;

    private final ByteBuffer out = ByteBuffer.allocate(LONGEST);

    @Override
    public byte[] encode(Object object) {
        out.clear();
        write(object);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void write(Object object) {
        if (object == null) {
            out.put(NULL);
        } else if (object instanceof Integer number) {
            out.put(INT).putInt(number);
        } else if (object instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.put(STRING).putInt(bytes.length).put(bytes);
        } else {
            List<?> list = (List<?>) object;
            out.put(LIST).putInt(list.size());
            list.forEach(this::write);
        }
    }

    @Override
    public Object decode(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    private static Object read(ByteBuffer in) {
        byte tag = in.get();
        return switch (tag) {
            case NULL -> null;
            case INT -> in.getInt();
            case STRING -> readString(in);
            case LIST -> readList(in);
            default -> throw new IllegalStateException("unknown tag: " + tag);
        };
    }

    private static String readString(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<Object> readList(ByteBuffer in) {
        int size = in.getInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(in));
        }
        return list;
    }
}
