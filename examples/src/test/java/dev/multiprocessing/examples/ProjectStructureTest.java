package dev.multiprocessing.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the project point one way. */
class ProjectStructureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.multiprocessing");

    private static final String RUNNER = "dev.multiprocessing.tck.runner";

    @Test
    void packagesHaveNoCycles() {
        slices().matching("(dev.multiprocessing..)").should().beFreeOfCycles().check(PROJECT);
    }

    @Test
    void apiKnowsNobody() {
        assertIgnorant("dev.multiprocessing", "dev.multiprocessing.*..");
    }

    @Test
    void spiKnowsNobody() {
        assertIgnorant("dev.multiprocessing.spi", "dev.multiprocessing", "dev.multiprocessing.core..");
        assertIgnorant("dev.multiprocessing.spi", "dev.multiprocessing.transport..", "dev.multiprocessing.tck..");
        assertIgnorant("dev.multiprocessing.spi", "dev.multiprocessing.files");
    }

    @Test
    void filesKnowTheSpiAlone() {
        assertIgnorant("dev.multiprocessing.files", "dev.multiprocessing", "dev.multiprocessing.core..");
        assertIgnorant("dev.multiprocessing.files", "dev.multiprocessing.transport..", "dev.multiprocessing.tck..");
    }

    @Test
    void transportsKnowTheSpiAlone() {
        assertIgnorant("dev.multiprocessing.transport..", "dev.multiprocessing", "dev.multiprocessing.core..");
    }

    @Test
    void tckKnowsNoImplementation() {
        assertIgnorant("dev.multiprocessing.tck..", "dev.multiprocessing.core..", "dev.multiprocessing.transport..");
    }

    @Test
    void theRunnerIsKnownToNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage(RUNNER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RUNNER)
                .check(PROJECT);
        assertTrue(PROJECT.contain(RUNNER + ".Main"));
    }

    @Test
    void examplesKnowTheApiAlone() {
        assertIgnorant("dev.multiprocessing.examples", "dev.multiprocessing.spi..", "dev.multiprocessing.core..");
    }

    @Test
    void guiceIsKnownInOnePlace() {
        Set<String> places = PROJECT.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                                arrow -> arrow.getTargetClass().getPackageName().startsWith("com.google.inject")))
                .map(type -> type.getSource().orElseThrow().getFileName().orElseThrow())
                .collect(Collectors.toSet());

        assertEquals(Set.of("MultiprocessingModule.java"), places);
    }

    private static void assertIgnorant(String packages, String... ofPackages) {
        noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ofPackages)
                .check(PROJECT);
    }
}
