package dev.multiprocessing.files;

/**
 * The file of participants.
 *
 * <pre>
 *      0         8      12     16      20       24
 *      +---------+------+------+-------+--------+--------
 *    0 | magic   | vers.| state| bells | medium | (zeros)
 *      +---------+------+------+-------+--------+--------
 *   64 | generation | joined  | bell  | (zeros)|  slot 0, 32 bytes
 *      +------------+---------+----------------+
 *   96 | …                                     |  slot 1
 *      +----------------------------------------+
 * </pre>
 *
 * Medium is the version of the {@link Medium} of all who take part. Bells is not 0 once somebody is there who has no
 * futex, and bell says for whom there is a doorbell. A participant's id is its slot in the low 10 bits and the slot's
 * generation above. The kernel locks are at positions far behind the end of the file, where a lock needs no byte: one
 * for each slot, held by its participant for as long as it lives, and one for joining and leaving. A slot whose
 * generations are used up is used no more.
 */
public final class ParticipantLayout {

    public static final String FILE = "participants";
    public static final long MAGIC = 0x4d504a2d50415254L; // "MPJ-PART"
    public static final int VERSION = 1;
    public static final int SLOTS = 1024;
    public static final int MAX_GENERATION = Integer.MAX_VALUE >>> 10;
    public static final int SIZE = 64 + SLOTS * 32;

    public static final int MAGIC_AT = 0;
    public static final int VERSION_AT = 8;
    public static final int STATE_AT = 12;
    public static final int BELLS_AT = 16;
    public static final int MEDIUM_AT = 20;

    public static final int NO_BELL = 0;
    public static final int BELL_BESIDES_FUTEX = 1; // for those who cannot wake at a futex
    public static final int BELL_FOR_ALL = 2; // some threads sleep at no futex

    public static final int STATE_OPEN = 1;
    public static final int STATE_ENDED = 2;

    public static final long LOCKS_AT = 1L << 40;
    public static final long MEMBERSHIP_LOCK = LOCKS_AT + SLOTS;

    private ParticipantLayout() {}

    public static int generationAt(int slot) {
        return 64 + slot * 32;
    }

    public static int joinedAt(int slot) {
        return generationAt(slot) + 4;
    }

    public static int bellAt(int slot) {
        return generationAt(slot) + 8;
    }

    public static int slotOf(int participant) {
        return participant & (SLOTS - 1);
    }

    public static int generationOf(int participant) {
        return participant >>> 10;
    }

    public static int participant(int slot, int generation) {
        return generation << 10 | slot;
    }
}
