package dev.multiprocessing.mirror;

import dev.multiprocessing.ChildProcess;
import dev.multiprocessing.Connection;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.Pipe;
import dev.multiprocessing.Queue;
import dev.multiprocessing.SharedLock;
import dev.multiprocessing.Value;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One of the library's objects as a program sees it, whose calls a {@link Bend} answers; so are those that it returns.
 * It travels in messages as the object does, and arrives as that.
 */
final class Bent implements InvocationHandler {

    private static final List<Class<?>> OF_THE_LIBRARY = List.of(
            Multiprocessing.class,
            Queue.class,
            Connection.class,
            SharedLock.class,
            Value.class,
            dev.multiprocessing.Array.class,
            ChildProcess.class);

    private final Object object;
    private final Bend bend;

    private Bent(Object object, Bend bend) {
        this.object = object;
        this.bend = bend;
    }

    /** The context with all that comes from it. */
    static Multiprocessing context(Multiprocessing context, Bend bend) {
        return bend == Bend.NOT ? context : (Multiprocessing) around(context, bend);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        Object answer = bend.answer(new Call(object, method, given));
        if (answer instanceof CompletableFuture<?> future) {
            return future.thenApply(result -> result == object ? proxy : result);
        }
        return answer == object ? proxy : around(answer, bend);
    }

    private static Object around(Object answer, Bend bend) {
        if (answer instanceof Pipe pipe) {
            return new Pipe((Connection) around(pipe.first(), bend), (Connection) around(pipe.second(), bend));
        }
        if (OF_THE_LIBRARY.stream().noneMatch(type -> type.isInstance(answer))) {
            return answer;
        }
        return Proxy.newProxyInstance(
                Bent.class.getClassLoader(), interfaces(answer.getClass()), new Bent(answer, bend));
    }

    private static Class<?>[] interfaces(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            interfaces.addAll(List.of(each.getInterfaces()));
        }
        return interfaces.toArray(Class<?>[]::new);
    }
}
