package dev.multiprocessing.mirror;

class HeapMirrorTest implements Mirror {

    @Override
    public Fault.Base base() {
        return Fault.Base.HEAP;
    }
}
