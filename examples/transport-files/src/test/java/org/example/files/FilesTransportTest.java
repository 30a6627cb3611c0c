package org.example.files;

import dev.multiprocessing.tck.ChildrenFromJars;
import dev.multiprocessing.tck.TransportTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The files transport is one. */
@ExtendWith(ChildrenFromJars.class)
class FilesTransportTest implements TransportTck {

    @Override
    public String transport() {
        return "files";
    }
}
