package dev.multiprocessing.core.codec;

import dev.multiprocessing.Codec;
import dev.multiprocessing.MultiprocessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The handles of one message, which are listed again behind its value: whoever cannot decode the value still finds
 * those that it did not come to, and attaches to them, so that they can be closed.
 */
final class ListedHandles implements Codec.Handles {

    private final Codec.Handles handles;
    private List<String> seen = List.of(); // replaced at the first one, by the thread that encodes or decodes

    ListedHandles(Codec.Handles handles) {
        this.handles = handles;
    }

    @Override
    public Optional<String> export(Object object) {
        Optional<String> handle = handles.export(object);
        handle.ifPresent(this::note);
        return handle;
    }

    @Override
    public Object resolve(String handle) {
        note(handle);
        return handles.resolve(handle);
    }

    private void note(String handle) {
        if (seen.isEmpty()) {
            seen = new ArrayList<>();
        }
        seen.add(handle);
    }

    /** Lists what was exported, if anything was. */
    void writeTo(MessageWriter out) {
        if (seen.isEmpty()) {
            return;
        }
        int listAt = out.size();
        out.putVarint(seen.size());
        seen.forEach(out::putText);
        out.putInt(out.size() - listAt);
        out.setByte(0, Tag.VERSION_WITH_HANDLES);
    }

    /** Resolves what is listed and was not resolved before. */
    void resolveRest(MessageReader list) {
        for (int left = list.count(2); left > 0; left--) {
            String handle = list.text();
            if (!seen.contains(handle)) {
                tryResolve(handle);
            }
        }
    }

    private void tryResolve(String handle) {
        try {
            handles.resolve(handle);
        } catch (MultiprocessingException e) {
            return; // it does not exist any more, so nobody waits for it
        }
    }
}
