package dev.multiprocessing.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import dev.multiprocessing.Codec;
import dev.multiprocessing.Multiprocessing;
import dev.multiprocessing.MultiprocessingException;
import dev.multiprocessing.MultiprocessingOptions;
import dev.multiprocessing.TransportNotFoundException;
import dev.multiprocessing.core.context.SharedThings;
import dev.multiprocessing.core.process.ProcessFactory;
import dev.multiprocessing.spi.Transport;
import dev.multiprocessing.spi.TransportProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module in a program's own injector. */
@Timeout(60)
class MultiprocessingModuleTest {

    private static final MultiprocessingOptions HEAP =
            MultiprocessingOptions.defaults().withTransport("heap");

    @Test
    void theContextIsTheSameOneEverywhere() {
        Injector injector = injector(HEAP);

        try (Multiprocessing mp = injector.getInstance(Multiprocessing.class)) {
            assertSame(mp, injector.getInstance(Multiprocessing.class));
            assertSame(mp, injector.createChildInjector().getInstance(Multiprocessing.class));
        }
    }

    @Test
    void theContextIsOnTheChosenTransport() {
        try (Multiprocessing mp = injector(HEAP).getInstance(Multiprocessing.class)) {
            assertEquals("heap", mp.transport());
        }
    }

    @Test
    void everyInjectorHasAContextOfItsOwn() {
        injector(HEAP).getInstance(Multiprocessing.class).close();

        try (Multiprocessing second = injector(HEAP).getInstance(Multiprocessing.class)) {
            second.queue().close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Transport.class,
                TransportProvider.class,
                Codec.class,
                SharedThings.class,
                ProcessFactory.class,
                MultiprocessingOptions.class
            })
    void nothingElseIsExposed(Class<?> type) {
        assertNull(injector(HEAP).getExistingBinding(Key.get(type)));
    }

    @Test
    void nothingIsOpenedBeforeItIsNeeded() {
        Injector injector = injector(MultiprocessingOptions.defaults().withTransport("nosuch"));

        ProvisionException refusal =
                assertThrows(ProvisionException.class, () -> injector.getInstance(Multiprocessing.class));

        assertEquals(TransportNotFoundException.class, refusal.getCause().getClass());
    }

    @Test
    void withoutAnInjectorAnErrorComesUnwrapped() {
        TransportNotFoundException refusal =
                assertThrows(TransportNotFoundException.class, () -> Multiprocessing.open("nosuch"));

        assertEquals(
                "no such transport: name=nosuch, chosen by=the program, found=[heap]; correct the name, or add the "
                        + "artifact of that transport to the path",
                refusal.getMessage());
        assertTrue(Stream.of(refusal.getStackTrace())
                .noneMatch(frame -> frame.getClassName().startsWith("com.google.inject")));
    }

    @Test
    void optionsThatAreNullAreNamed() {
        NullPointerException refusal =
                assertThrows(NullPointerException.class, () -> Multiprocessing.open((MultiprocessingOptions) null));

        assertEquals("options", refusal.getMessage());
    }

    @Test
    void anErrorFromDeeperInTheGraphComesUnwrappedToo() {
        MultiprocessingException refusal =
                assertThrows(MultiprocessingException.class, () -> Multiprocessing.open(HEAP.withCodec("nosuch")));

        assertEquals(
                "no such codec: name=nosuch, chosen by=the program, found=[], built in=compact; correct the name, or "
                        + "the path",
                refusal.getMessage());
    }

    private static Injector injector(MultiprocessingOptions options) {
        return Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                install(new MultiprocessingModule(options));
            }
        });
    }
}
