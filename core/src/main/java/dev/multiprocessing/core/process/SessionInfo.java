package dev.multiprocessing.core.process;

import java.util.Map;

/**
 * How a child finds the session of its parent.
 *
 * @param transport the transport's name
 * @param address the session's address
 * @param settings what the program set
 */
public record SessionInfo(String transport, String address, Map<String, String> settings) {

    LaunchRecord record(String name, boolean daemon, String notes, byte[] target) {
        return new LaunchRecord(name, daemon, transport, address, settings, notes, target);
    }
}
