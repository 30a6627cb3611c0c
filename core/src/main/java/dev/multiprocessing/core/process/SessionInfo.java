package dev.multiprocessing.core.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * How a child finds the session of its parent, and what it would have to search for otherwise.
 *
 * @param transport the transport's name
 * @param provider the class that provides it
 * @param address the session's address
 * @param settings what the program set
 * @param fileSettings what the file of settings on the class path says
 */
public record SessionInfo(
        String transport,
        String provider,
        String address,
        Map<String, String> settings,
        Map<String, String> fileSettings) {

    void writeTo(DataOutputStream out) throws IOException {
        Text.write(out, transport);
        Text.write(out, provider);
        Text.write(out, address);
        Text.writeMap(out, settings);
        Text.writeMap(out, fileSettings);
    }

    static SessionInfo readFrom(DataInputStream in) throws IOException {
        return new SessionInfo(Text.read(in), Text.read(in), Text.read(in), Text.readMap(in), Text.readMap(in));
    }
}
