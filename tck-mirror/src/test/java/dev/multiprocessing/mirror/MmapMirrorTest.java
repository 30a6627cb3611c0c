package dev.multiprocessing.mirror;

import dev.multiprocessing.tck.ChildrenFromJars;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ChildrenFromJars.class)
class MmapMirrorTest implements Mirror {

    @Override
    public Fault.Base base() {
        return Fault.Base.MMAP;
    }
}
