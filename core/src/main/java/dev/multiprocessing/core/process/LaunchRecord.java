package dev.multiprocessing.core.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a child is told.
 *
 * @param name its name
 * @param daemon whether it ends with its parent
 * @param transport the transport's name
 * @param session the session's address
 * @param settings what the parent's program set
 * @param notes the ticket of the channel for its notes
 * @param target the encoded target and its arguments
 */
public record LaunchRecord(
        String name,
        boolean daemon,
        String transport,
        String session,
        Map<String, String> settings,
        String notes,
        byte[] target) {

    private static final int MAGIC = 0x4d504a31; // "MPJ1"

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeUTF(name);
        out.writeBoolean(daemon);
        out.writeUTF(transport);
        out.writeUTF(session);
        out.writeInt(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
        out.writeUTF(notes);
        out.writeInt(target.length);
        out.write(target);
        out.flush();
    }

    static LaunchRecord readFrom(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not what a parent says: parent and child need one version of the library");
        }
        String name = in.readUTF();
        boolean daemon = in.readBoolean();
        String transport = in.readUTF();
        String session = in.readUTF();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            settings.put(in.readUTF(), in.readUTF());
        }
        String notes = in.readUTF();
        byte[] target = new byte[in.readInt()];
        in.readFully(target);
        return new LaunchRecord(name, daemon, transport, session, settings, notes, target);
    }
}
