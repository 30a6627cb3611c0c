package dev.multiprocessing.tck;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a stochastic test as often as is asked, with one seed after the other, which are told to every report and on
 * standard output.
 */
final class Repetitions implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        long first = Knobs.HERE.seed(System.nanoTime());
        int repeats = Knobs.HERE.repeats();
        return LongStream.range(first, first + repeats).mapToObj(seed -> new Repetition(new Seed(seed), repeats));
    }

    /** One run. */
    private record Repetition(Seed seed, int repeats)
            implements TestTemplateInvocationContext, ParameterResolver, BeforeEachCallback {

        @Override
        public String getDisplayName(int number) {
            return number + " of " + repeats + ", seed=" + seed.number();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Seed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return seed;
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            Notes.add(context, seed.hint());
            System.out.println(context.getRequiredTestMethod().getName() + ": " + context.getDisplayName());
            context.publishReportEntry(
                    Map.of("seed", Long.toString(seed.number()), "repeats", Integer.toString(repeats)));
        }
    }
}
