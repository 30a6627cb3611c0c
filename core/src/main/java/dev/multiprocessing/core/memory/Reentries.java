package dev.multiprocessing.core.memory;

/**
 * How often the owner of a lock holds it beyond the first time.
 *
 * <p>Only the owner touches it, so it needs no atomic operation. The count is tagged with the owner's participant and
 * void under any other tag. That is why nobody has to clean up what a dead owner left: participant ids are never used
 * again, so its count is void for the heir; and a living participant releases the lock only with its own count at zero,
 * so a count with its tag is right when it gets the lock again.
 */
final class Reentries {

    private final CheckedRegion region;
    private final int self;

    Reentries(CheckedRegion region, int self) {
        this.region = region;
        this.self = self;
    }

    void add() {
        int count = count();
        if (count == Integer.MAX_VALUE) {
            throw new Error("lock held too often by one thread: reentries=" + count + "; unlock as often as you lock");
        }
        set(count + 1);
    }

    /** Takes one off, and says whether there was one. */
    boolean tryRemove() {
        int count = count();
        if (count == 0) {
            return false;
        }
        set(count - 1);
        return true;
    }

    private int count() {
        long tagged = region.getLong(RegionLayout.REENTRIES);
        return (int) (tagged >>> Integer.SIZE) == self ? (int) tagged : 0;
    }

    private void set(int count) {
        region.setLong(RegionLayout.REENTRIES, (long) self << Integer.SIZE | count);
    }
}
