package dev.multiprocessing.tck.runner;

import dev.multiprocessing.tck.Rule;
import dev.multiprocessing.tck.Rules;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs tests in the order of their rules in the document. */
public final class ByRule implements MethodOrderer {

    private final List<String> order =
            Rules.load().all().stream().map(Rule::tests).flatMap(List::stream).toList();

    /** For JUnit. */
    public ByRule() {}

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparingInt(this::place));
    }

    private int place(MethodDescriptor test) {
        return order.indexOf(test.getMethod().getName());
    }
}
