package dev.multiprocessing.core.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * What a child is told.
 *
 * @param name its name
 * @param daemon whether it ends with its parent
 * @param parent the participant that its parent is, or {@link #SAME_PROCESS}
 * @param session the session it belongs to
 * @param properties this library's system properties as they are in the parent now
 * @param notes the ticket of the channel for its notes
 * @param target the encoded target and its arguments
 */
public record LaunchRecord(
        String name,
        boolean daemon,
        int parent,
        SessionInfo session,
        Map<String, String> properties,
        String notes,
        byte[] target) {

    /** The parent of a child that is a thread, and so ends with it anyway. */
    static final int SAME_PROCESS = 0;

    private static final int MAGIC = 0x4d504a31; // "MPJ1"

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        Text.write(out, name);
        out.writeBoolean(daemon);
        out.writeInt(parent);
        session.writeTo(out);
        Text.writeMap(out, properties);
        Text.write(out, notes);
        out.writeInt(target.length);
        out.write(target);
        out.flush();
    }

    static LaunchRecord readFrom(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not what a parent says: parent and child need one version of the library");
        }
        String name = Text.read(in);
        boolean daemon = in.readBoolean();
        int parent = in.readInt();
        SessionInfo session = SessionInfo.readFrom(in);
        Map<String, String> properties = Text.readMap(in);
        String notes = Text.read(in);
        byte[] target = new byte[in.readInt()];
        in.readFully(target);
        return new LaunchRecord(name, daemon, parent, session, properties, notes, target);
    }
}
