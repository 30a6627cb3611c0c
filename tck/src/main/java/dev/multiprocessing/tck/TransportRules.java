package dev.multiprocessing.tck;

import dev.multiprocessing.MultiprocessingOptions;

/** What every group of rules needs to know about the transport it judges. */
@Court
public interface TransportRules {

    /** The name of the transport, as a deployer would write it. */
    String transport();

    /** The options with which the rules open a context; an author may add settings of the transport. */
    default MultiprocessingOptions options() {
        return MultiprocessingOptions.defaults().withTransport(transport());
    }
}
