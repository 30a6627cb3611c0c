package dev.multiprocessing.core.process;

import java.util.List;
import java.util.Map;

/** Starts children: JVMs, or threads. */
interface Starter {

    /**
     * Starts one.
     *
     * @param plan what was set before the start
     */
    Run start(Plan plan);

    /**
     * What a child is to be.
     *
     * @param name its name
     * @param daemon whether it ends with its parent
     * @param jvmOptions additional options
     * @param environment additional variables
     * @param call the target and its arguments
     */
    record Plan(String name, boolean daemon, List<String> jvmOptions, Map<String, String> environment, Object[] call) {}
}
