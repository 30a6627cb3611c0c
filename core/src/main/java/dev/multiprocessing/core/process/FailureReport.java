package dev.multiprocessing.core.process;

import dev.multiprocessing.ChildFailedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What was thrown in a child, as bytes: text only, since the parent may not know the classes. */
final class FailureReport {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_FRAMES = 1024;

    private FailureReport() {}

    static byte[] describe(Throwable thrown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(Note.FAILED.ordinal());
            int left = MAX_CAUSES;
            for (Throwable each = thrown; each != null && left > 0; each = each.getCause()) {
                out.writeBoolean(true);
                Text.write(out, each.getClass().getName());
                Text.write(out, text(each));
                writeFrames(out, each.getStackTrace());
                left--;
            }
            out.writeBoolean(false);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /** The exception for the parent, from the note without its first byte. */
    static ChildFailedException rebuild(String child, byte[] report) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(report))) {
            in.readByte();
            return read(in, "child failed: name=" + child + ", exception=");
        } catch (IOException e) {
            throw new UncheckedIOException("a child's report is damaged: name=" + child, e);
        }
    }

    private static ChildFailedException read(DataInputStream in, String prefix) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String exceptionClass = Text.read(in);
        String message = prefix + Text.read(in);
        StackTraceElement[] frames = readFrames(in);
        ChildFailedException result = new ChildFailedException(exceptionClass, message, read(in, "caused by: "));
        result.setStackTrace(frames);
        return result;
    }

    /** What it says of itself; its class, if its own code fails at that. */
    private static String text(Throwable thrown) {
        try {
            return String.valueOf(thrown);
        } catch (RuntimeException e) {
            return thrown.getClass().getName();
        }
    }

    private static void writeFrames(DataOutputStream out, StackTraceElement[] frames) throws IOException {
        int count = Math.min(frames.length, MAX_FRAMES);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            Text.write(out, frames[i].getClassName());
            Text.write(out, frames[i].getMethodName());
            Text.write(out, frames[i].getFileName() == null ? "" : frames[i].getFileName());
            out.writeInt(frames[i].getLineNumber());
        }
    }

    private static StackTraceElement[] readFrames(DataInputStream in) throws IOException {
        StackTraceElement[] frames = new StackTraceElement[in.readInt()];
        for (int i = 0; i < frames.length; i++) {
            String type = Text.read(in);
            String method = Text.read(in);
            String file = Text.read(in);
            frames[i] = new StackTraceElement(type, method, file.isEmpty() ? null : file, in.readInt());
        }
        return frames;
    }
}
