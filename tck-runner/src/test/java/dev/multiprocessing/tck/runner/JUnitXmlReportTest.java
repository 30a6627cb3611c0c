package dev.multiprocessing.tck.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.multiprocessing.tck.runner.faulty.FaultyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build server understands the report. */
class JUnitXmlReportTest {

    private static final Judgement JUDGEMENT = Sample.broken(FaultyProvider.HOSTILE);

    @TempDir
    Path folder;

    private List<ReportTestSuite> suites;

    @BeforeEach
    void isRead() throws IOException {
        Files.writeString(folder.resolve("TEST-tck.xml"), JUnitXmlReport.of(JUDGEMENT));
        suites = new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
    }

    private ReportTestCase testCase(String name) {
        return suites.stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(test -> test.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void groupsAreSuitesAndTrialsAreCases() {
        assertEquals(Sample.RULES.groups().size(), suites.size());
        assertEquals(
                JUDGEMENT.findings().stream()
                        .mapToInt(finding -> finding.trials().size())
                        .sum(),
                suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum());
        assertEquals(
                2,
                suites.stream().mapToInt(ReportTestSuite::getNumberOfFailures).sum());
        assertEquals(
                1, suites.stream().mapToInt(ReportTestSuite::getNumberOfErrors).sum());
        assertEquals(1.234f, testCase("required_Q02_nullIsAnElement").getTime());
    }

    @Test
    void aFailureSaysWhatTheRuleDemandsAndWhatWasSeen() {
        ReportTestCase failed = testCase("required_Q20_eachElementIsTakenOnce");

        assertEquals(
                "Q20 demands: " + Sample.RULES.rule("Q20").demand() + " seen: " + Printable.of(FaultyProvider.HOSTILE),
                failed.getFailureMessage());
        assertEquals(
                withoutSpaces("at " + Printable.of(FaultyProvider.HOSTILE)), withoutSpaces(failed.getFailureDetail()));
    }

    /** The reader loses some beside what is escaped. */
    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void whatWasNotRunIsAnErrorWithItsReason() {
        ReportTestCase notRun = testCase("required_X18_aClosedContextLeavesNothingRunningOrOpen");

        assertTrue(notRun.hasError());
        assertEquals("the JVM of the tests ended with exit code 137", notRun.getFailureMessage());
    }

    @Test
    void trialsOfOneTestDifferByTheirSeeds() {
        assertEquals(
                1.234f,
                testCase("stochastic_S04_arbitraryBytesAreDecodedOrRefusedAndTheConnectionGoesOn seed=41")
                        .getTime());
    }
}
