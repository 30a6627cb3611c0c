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
        Text.write(out, name);
        out.writeBoolean(daemon);
        Text.write(out, transport);
        Text.write(out, session);
        out.writeInt(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Text.write(out, setting.getKey());
            Text.write(out, setting.getValue());
        }
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
        String transport = Text.read(in);
        String session = Text.read(in);
        Map<String, String> settings = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            settings.put(Text.read(in), Text.read(in));
        }
        String notes = Text.read(in);
        byte[] target = new byte[in.readInt()];
        in.readFully(target);
        return new LaunchRecord(name, daemon, transport, session, settings, notes, target);
    }
}
