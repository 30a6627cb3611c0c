package dev.multiprocessing.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.core.heap.HeapTransportProvider;
import dev.multiprocessing.spi.Deadline;
import dev.multiprocessing.spi.MessageChannel;
import dev.multiprocessing.spi.Outcome;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotesTest {

    private final Transport transport = new HeapTransportProvider().open(Settings.none());
    private final MessageChannel.Ends ends = transport.createChannel();
    private final Notes notes = new Notes("child", ends.first());

    @AfterEach
    void leave() {
        transport.close();
    }

    @Test
    void aChildThatSaidNothingHasSaidNothing() {
        assertFalse(notes.have(Note.RUNNING));
        assertTrue(notes.failure().isEmpty());
    }

    @Test
    void whatWasSaidIsKnownAndNothingElse() throws InterruptedException {
        say(Note.RUNNING);

        assertTrue(notes.have(Note.RUNNING));
        assertFalse(notes.have(Note.EXITING));
    }

    @Test
    void whatWasSaidOnceStaysKnown() throws InterruptedException {
        say(Note.RUNNING);
        notes.have(Note.EXITING);

        assertTrue(notes.have(Note.RUNNING));
    }

    @Test
    void theLastWordsOfAChildThatIsGoneAreHeard() throws InterruptedException {
        say(Note.RUNNING);
        say(Note.EXITING);
        ends.second().close();

        assertTrue(notes.have(Note.EXITING));
    }

    @Test
    void aFailureIsRebuiltWithTheNameOfTheChild() throws InterruptedException {
        send(FailureReport.describe(new IllegalStateException("lost")));

        assertEquals(
                "child failed: name=child, exception=java.lang.IllegalStateException: lost",
                notes.failure().orElseThrow().getMessage());
    }

    @Test
    void aWaitEndsWithTrueAtANote() throws InterruptedException {
        say(Note.RUNNING);

        assertTrue(notes.await(Deadline.NEVER));
    }

    @Test
    void aWaitEndsWithTrueAtTheDeadlineForMoreMayCome() {
        assertTrue(notes.await(Deadline.after(Duration.ofMillis(1))));
    }

    @Test
    void aWaitEndsWithFalseWhenTheChildHungUp() {
        ends.second().close();

        assertFalse(notes.await(Deadline.NEVER));
    }

    @Test
    void aWaitEndsWithFalseWhenTheSessionWasLeft() {
        transport.close();

        assertFalse(notes.await(Deadline.NEVER));
    }

    @Test
    void aWaitPutsAnInterruptOff() {
        Thread.currentThread().interrupt();

        boolean more = notes.await(Deadline.after(Duration.ofMillis(1)));

        assertTrue(Thread.interrupted());
        assertTrue(more);
    }

    @Test
    void aNoteIsReadByAnInterruptedThreadWhichStaysInterrupted() throws InterruptedException {
        say(Note.RUNNING);
        Thread.currentThread().interrupt();

        boolean heard = notes.have(Note.RUNNING);

        assertTrue(Thread.interrupted());
        assertTrue(heard);
    }

    @Test
    void whatWasSaidBeforeCloseIsKnownAfterIt() throws InterruptedException {
        say(Note.EXITING);

        notes.close();

        assertTrue(notes.have(Note.EXITING));
    }

    @Test
    void whoClosesHangsUp() throws InterruptedException {
        notes.close();

        assertEquals(Outcome.PEER_CLOSED, ends.second().send(ByteBuffer.allocate(1), Deadline.NOW));
    }

    @Test
    void askingAfterTheSessionWasLeftFindsNothingNew() throws InterruptedException {
        say(Note.RUNNING);

        transport.close();

        assertFalse(notes.have(Note.RUNNING));
    }

    private void say(Note note) throws InterruptedException {
        send(new byte[] {(byte) note.ordinal()});
    }

    private void send(byte[] note) throws InterruptedException {
        assertEquals(Outcome.DONE, ends.second().send(ByteBuffer.wrap(note), Deadline.NOW));
    }
}
