package dev.multiprocessing.transport.mmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.files.Holders;
import dev.multiprocessing.files.ParticipantLayout;
import dev.multiprocessing.files.SharedBytes;
import dev.multiprocessing.files.ThingLayout;
import dev.multiprocessing.spi.Participants;
import dev.multiprocessing.spi.TransportException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldersTest {

    private static final int MOST = ThingLayout.holdersOf(ThingLayout.QUEUE);

    private final SharedBytes header = new SharedBytes(ByteBuffer.allocateDirect(ThingLayout.PAGE));
    private final Set<Integer> alive = new HashSet<>();

    @Test
    void nobodyHoldsItAtFirst() {
        assertFalse(of(1).isHeld());
        assertFalse(of(1).isHeldOnPaper());
    }

    @Test
    void holderHoldsItUntilItLeaves() {
        int entry = of(1).enter();
        assertTrue(of(2).isHeld());

        of(1).leave(entry);

        assertFalse(of(2).isHeld());
        assertFalse(of(2).died());
    }

    @Test
    void ticketHoldsItWithoutAnybodyAlive() {
        of(1).issue();

        assertTrue(of(2).isHeld());
    }

    @Test
    void ticketIsExchangedOnce() {
        int[] ticket = issueBy(1);

        assertEquals(ticket[0], of(2).exchange(ticket[0], ticket[1]));
        assertEquals(Holders.USED, of(3).exchange(ticket[0], ticket[1]));
    }

    @Test
    void usedTicketIsNotTakenForItsSuccessorInTheSameEntry() {
        int[] old = issueBy(1);
        of(1).cancel(old[0], old[1]);
        int[] next = issueBy(1);
        assertEquals(old[0], next[0]);

        of(2).cancel(old[0], old[1]);

        assertNotEquals(old[1], next[1]);
        assertEquals(Holders.USED, of(2).exchange(old[0], old[1]));
        assertTrue(of(2).isHeld());
    }

    @Test
    void ticketOutsideTheTableIsRefused() {
        assertEquals(Holders.USED, of(1).exchange(MOST, -1));
        assertEquals(Holders.USED, of(1).exchange(0, 0));
        assertFalse(of(1).isHeldOnPaper());
    }

    @Test
    void deadHolderCountsOnPaperOnly() {
        of(1).enter();
        alive.remove(1);

        assertTrue(of(2).isHeldOnPaper());
        assertFalse(of(2).isHeld());
        assertFalse(of(2).isHeldOnPaper());
        assertTrue(of(2).died());
    }

    @Test
    void deathOfOneOfTwoIsForgottenWhenTheOtherLeaves() {
        of(1).enter();
        int entry = of(2).enter();
        alive.remove(1);

        of(2).leave(entry);

        assertFalse(of(3).isHeld());
        assertFalse(of(3).died());
    }

    @Test
    void deathOfTheLastIsRememberedAfterAnotherLeft() {
        of(1).enter();
        int entry = of(2).enter();
        of(2).leave(entry);
        alive.remove(1);

        assertFalse(of(3).isHeld());
        assertTrue(of(3).died());
    }

    @Test
    void holdThatMovesToAnEntryThatWasLookedAtAlreadyIsFound() {
        of(1).enter();
        of(2).enter();
        int moving = of(3).enter();
        alive.removeAll(Set.of(1, 2));
        Participants looking = new Participants() {
            @Override
            public int self() {
                return ParticipantLayout.participant(4, 1);
            }

            @Override
            public boolean isAlive(int participant) {
                if (ParticipantLayout.slotOf(participant) == 2) {
                    assertEquals(0, of(3).enter(), "an entry that was looked at");
                    of(3).leave(moving);
                }
                return alive.contains(ParticipantLayout.slotOf(participant));
            }
        };

        assertTrue(new Holders(header, ThingLayout.QUEUE, 0, looking).isHeld());
    }

    @Test
    void fullTableGetsRoomFromTheDead() {
        for (int i = 0; i < MOST; i++) {
            of(1).enter();
        }
        alive.remove(1);

        assertEquals(0, of(2).enter());
    }

    @Test
    void fullTableSaysHowManyAndWhatHelps() {
        alive.add(1);
        for (int i = 0; i < MOST; i++) {
            of(1).enter();
        }

        TransportException error = assertThrows(TransportException.class, () -> of(1).enter());

        assertEquals(
                "too many processes have one queue, pipe end, value or array open: max=768; close it in some",
                error.getMessage());
    }

    @Test
    void ticketsLeaveHalfOfTheEntriesToProcesses() {
        int tickets = 0;
        while (of(1).issue().isPresent()) {
            tickets++;
        }

        assertEquals(MOST / 2, tickets);
        assertEquals(0, of(1).enter());
    }

    @Test
    void endsOfAChannelAreHeldApart() {
        alive.add(1);
        new Holders(header, ThingLayout.CHANNEL, 0, participant(1)).enter();

        assertTrue(new Holders(header, ThingLayout.CHANNEL, 0, participant(1)).isHeld());
        assertFalse(new Holders(header, ThingLayout.CHANNEL, 1, participant(1)).isHeld());
    }

    private int[] issueBy(int id) {
        String[] parts = of(id).issue().orElseThrow().split(":");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private Holders of(int id) {
        alive.add(id);
        return new Holders(header, ThingLayout.QUEUE, 0, participant(id));
    }

    private Participants participant(int id) {
        return new Participants() {
            @Override
            public int self() {
                return ParticipantLayout.participant(id, 1);
            }

            @Override
            public boolean isAlive(int participant) {
                return alive.contains(ParticipantLayout.slotOf(participant));
            }
        };
    }
}
