package dev.multiprocessing.tck.runner.faulty;

import dev.multiprocessing.core.heap.HeapTransportProvider;
import dev.multiprocessing.spi.MessageQueue;
import dev.multiprocessing.spi.Settings;
import dev.multiprocessing.spi.SpiVersion;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The heap transport, but for one fault that a setting chooses, and that shows when something is put. */
public final class FaultyProvider implements TransportProvider {

    public static final String FAULT = "multiprocessing.faulty.fault";

    /** What could break a report, or a terminal. */
    public static final String HOSTILE =
            "<script>document.title = 'taken'</script> & \"quotes\" ]]> --> \u001b[2J \u0000 \ud800 \u20ac";

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public int spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public Transport open(Settings settings) {
        return faulty(new HeapTransportProvider().open(settings), fault(settings));
    }

    @Override
    public Transport attach(String session, Settings settings) {
        return faulty(new HeapTransportProvider().attach(session, settings), fault(settings));
    }

    private static String fault(Settings settings) {
        return settings.text(FAULT).orElse("");
    }

    private static Transport faulty(Transport sound, String fault) {
        return around(Transport.class, sound, (proxy, method, arguments) -> {
            Object result = method.invoke(sound, arguments);
            return result instanceof MessageQueue queue ? faulty(queue, fault) : result;
        });
    }

    private static MessageQueue faulty(MessageQueue sound, String fault) {
        return around(MessageQueue.class, sound, (proxy, method, arguments) -> {
            if (method.getName().startsWith("put")) {
                happen(fault);
            }
            return method.invoke(sound, arguments);
        });
    }

    private static void happen(String fault) throws IOException, InterruptedException {
        switch (fault) {
            case "hostile" -> throw new IllegalStateException(HOSTILE);
            case "exit" -> System.exit(0);
            case "killed" -> signal("-KILL");
            case "stopped" -> signal("-STOP");
            case "asleep" -> Thread.sleep(60_000);
            default -> throw new IllegalStateException("no such fault: " + fault);
        }
    }

    private static void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
    }

    private static <T> T around(Class<T> type, T sound, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return handler.invoke(proxy, method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
