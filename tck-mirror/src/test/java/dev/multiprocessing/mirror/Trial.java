package dev.multiprocessing.mirror;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What came of holding a transport to rules. */
final class Trial implements TestExecutionListener {

    /** Where faults keep what they need while a trial lasts. */
    static final String DIRECTORY = "multiprocessing.mirror.directory";

    /**
     * How one test ended.
     *
     * @param failure nothing if it passed or was skipped
     */
    record Verdict(String test, TestExecutionResult.Status status, String failure) {

        /** The rule that the test holds. */
        String rule() {
            return ruleOf(test);
        }

        boolean isFailure() {
            return status == TestExecutionResult.Status.FAILED;
        }
    }

    private final List<Verdict> verdicts = new ArrayList<>();

    private Trial() {}

    /** The tests of all rules, but for those that nobody can test. */
    static List<Method> tests() {
        return Arrays.stream(Accused.class.getMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .filter(method -> !method.getName().startsWith("untested_"))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** The number of the rule that a test is named after. */
    static String ruleOf(String test) {
        return test.split("_", 3)[1];
    }

    /** Holds the broken transport to the rules. */
    static List<Verdict> of(Fault fault, Predicate<String> isTried) throws IOException {
        Path directory = Files.createTempDirectory("mirror");
        System.setProperty(Fault.PROPERTY, fault.story());
        System.setProperty(DIRECTORY, directory.toString());
        try {
            return of(isTried);
        } finally {
            System.clearProperty(Fault.PROPERTY);
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** Holds a transport to the rules. */
    static List<Verdict> of(Predicate<String> isTried) {
        Trial trial = new Trial();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests().stream()
                        .filter(test -> isTried.test(ruleOf(test.getName())))
                        .map(test -> selectMethod(Accused.class, test))
                        .toList())
                .build();
        LauncherFactory.create().execute(request, trial);
        return trial.verdicts;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            String failure = result.getThrowable().map(Throwable::getMessage).orElse("");
            verdicts.add(new Verdict(nameOf(test), result.getStatus(), failure));
        }
    }

    private static String nameOf(TestIdentifier test) {
        return test.getSource()
                .map(source -> ((MethodSource) source).getMethodName())
                .orElseThrow();
    }
}
