package dev.multiprocessing.transport.socket;

/** A channel in the hub: each end sends into one line and takes from the other. */
final class HostedChannel extends Thing {

    static final char LETTER = 'c';

    private final Line[] lines = {new Line(), new Line()};
    private final Status[] ends = new Status[2]; // how each has gone, null while it has not

    HostedChannel() {
        super(2);
    }

    @Override
    char letter() {
        return LETTER;
    }

    @Override
    long measure() {
        return Window.SIZE;
    }

    @Override
    void serve(Request request) {
        int end = request.hold().end();
        Line incoming = lines[1 - end];
        switch (request.op()) {
            case SEND -> send(request, lines[end]);
            case TAKE -> incoming.take(request, request.body().getInt(), request.flag());
            case GIVE_BACK -> incoming.giveBack(Batch.put(request.body()));
            case READY -> {
                if (holders(end) == 1) {
                    incoming.take(request, Integer.MAX_VALUE, request.flag());
                } else {
                    incoming.ready(request, request.flag());
                }
            }
            default -> throw new ProtocolException("a channel does not " + request.op());
        }
    }

    @Override
    boolean isCrowded() {
        return lines[0].hasOthers() || lines[1].hasOthers();
    }

    @Override
    void look() {
        lines[0].tellOthers();
        lines[1].tellOthers();
    }

    /** Where nobody will take it, it is forgotten. */
    private static void send(Request request, Line line) {
        if (line.ended() == null) {
            line.add(Batch.sent(request.body(), request.hold()));
        }
    }

    @Override
    void entered(Hold hold) {
        if (ends[1 - hold.end()] != null) {
            hold.tell(ends[1 - hold.end()]);
        }
    }

    @Override
    void ended(int end, boolean died) {
        ends[end] = died ? Status.OTHER_END_DIED : Status.OTHER_END_CLOSED;
        for (Line line : lines) {
            line.end(died ? Status.PEER_DIED : Status.PEER_CLOSED);
        }
        holds(1 - end).forEach(hold -> hold.tell(ends[end]));
    }
}
