package dev.multiprocessing.transport.socket;

/** A queue in the hub. */
final class HostedQueue extends Thing {

    static final char LETTER = 'q';

    private final int capacity;
    private final Line line;

    HostedQueue(int capacity) {
        super(1);
        this.capacity = capacity;
        this.line = new Line(capacity);
    }

    @Override
    char letter() {
        return LETTER;
    }

    @Override
    long measure() {
        return capacity;
    }

    @Override
    void serve(Request request) {
        switch (request.op()) {
            case PUT -> line.put(request, request.flag());
            case PUT_ALL -> line.putAll(request);
            case SEND -> {
                int weight = Window.weightOf(request.body().remaining());
                line.putInAnyCase(request);
                request.hold().credit(weight);
            }
            case TAKE -> line.take(request, request.body().getInt(), request.flag());
            case SIZE -> request.done(line.size());
            default -> throw new ProtocolException("a queue does not " + request.op());
        }
    }

    @Override
    void ended(int end, boolean died) {
        line.end(Status.CLOSED);
    }
}
