package dev.multiprocessing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No source file is longer than 400 lines, no method longer than 40, and no line wider than 120 columns. */
class SourceSizeTest {

    private static final long FILE_LINES = 400;
    private static final long METHOD_LINES = 40;
    private static final int COLUMNS = 120; // what the formatter keeps to, but for comments and texts

    @Test
    void filesAndMethodsAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                measure(unit, positions, tooLong);
            }
        }

        assertEquals(List.of(), tooLong);
    }

    @Test
    void linesAreShort() throws IOException {
        List<String> tooWide = new ArrayList<>();
        for (Path source : sources()) {
            for (String line : Files.readAllLines(source)) {
                if (line.length() > COLUMNS && !line.contains("\"") && !line.startsWith("import ")) {
                    tooWide.add(source.getFileName() + ": " + line);
                }
            }
        }

        assertEquals(List.of(), tooWide);
    }

    private static void measure(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
        String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, unit));
        if (lines > FILE_LINES) {
            tooLong.add(name + ": lines=" + lines);
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                if (last - first + 1 > METHOD_LINES) {
                    tooLong.add(name + "." + method.getName() + ": lines=" + (last - first + 1));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().endsWith("-info.java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
        }
    }
}
