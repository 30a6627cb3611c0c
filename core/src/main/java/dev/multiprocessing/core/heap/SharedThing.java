package dev.multiprocessing.core.heap;

import java.util.HashSet;
import java.util.Set;

/** Something shared, counted by its handles and the tickets under way; its session guards it. */
final class SharedThing<T> {

    private final String name;
    private final T content;
    private final Runnable atLastClose;
    private final Set<String> tickets = new HashSet<>();
    private int handles = 1;

    SharedThing(String name, T content, Runnable atLastClose) {
        this.name = name;
        this.content = content;
        this.atLastClose = atLastClose;
    }

    String name() {
        return name;
    }

    T content() {
        return content;
    }

    void hold(String ticket) {
        tickets.add(ticket);
    }

    void exchange(String ticket) {
        tickets.remove(ticket);
        handles++;
    }

    boolean release() {
        handles--;
        if (handles > 0 || !tickets.isEmpty()) {
            return false;
        }
        atLastClose.run();
        return true;
    }
}
