package dev.multiprocessing.examples;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others see of a module, in lines: one for each type, and below it an indented one for each of its members.
 *
 * <p>Names are as in a source file without imports: whole, but for types of the same package and of {@code java.lang}.
 */
final class PublicApi {

    static final String INDENT = "    ";

    private static final String CLASS_FILE = ".class";
    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

    private PublicApi() {}

    /** Of the module that the type belongs to. */
    static List<String> ofModuleWith(Class<?> member) throws IOException, URISyntaxException {
        Path place = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleReference module = ModuleFinder.of(place).findAll().iterator().next();
        Set<String> exported =
                module.descriptor().exports().stream().map(Exports::source).collect(Collectors.toSet());
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.contains("/") && file.endsWith(CLASS_FILE)) // not the module's declaration
                    .map(file -> load(file, member.getClassLoader()))
                    .filter(type -> exported.contains(type.getPackageName()) && isVisible(type))
                    .sorted(Comparator.comparing(Class::getName))
                    .flatMap(PublicApi::ofType)
                    .toList();
        }
    }

    static Stream<String> ofType(Class<?> type) {
        Stream<String> fields =
                Stream.of(type.getDeclaredFields()).filter(PublicApi::isVisible).map(PublicApi::describe);
        Stream<String> code = Stream.<Executable[]>of(type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(PublicApi::isVisible)
                .map(Executable::toGenericString);
        Stream<String> members = Stream.concat(fields, code).sorted().map(INDENT::concat);
        String implied = "\\b(java\\.lang|" + type.getPackageName() + ")\\.(?=[A-Z])";
        return Stream.concat(Stream.of(describe(type)), members).map(line -> line.replaceAll(implied, ""));
    }

    private static Class<?> load(String file, ClassLoader loader) {
        String name = file.substring(0, file.length() - CLASS_FILE.length()).replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a class of a module cannot be loaded: class=" + name, e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return (type.getModifiers() & VISIBLE) != 0 && (around == null || isVisible(around));
    }

    private static boolean isVisible(Member member) {
        return (member.getModifiers() & VISIBLE) != 0 && !member.isSynthetic();
    }

    private static String describe(Class<?> type) {
        String components = !type.isRecord()
                ? ""
                : Stream.of(type.getRecordComponents())
                        .map(part -> part.getGenericType().getTypeName() + " " + part.getName())
                        .collect(joining(", ", "(", ")"));
        return type.toGenericString().replaceFirst("(non-)?sealed ", "") // not said by every JDK; "permits" tells it
                + components
                + clause(" extends ", Stream.ofNullable(type.getGenericSuperclass()))
                + clause(type.isInterface() ? " extends " : " implements ", Stream.of(type.getGenericInterfaces()))
                + clause(
                        " permits ",
                        Stream.ofNullable(type.getPermittedSubclasses()).flatMap(Arrays::stream));
    }

    private static String clause(String word, Stream<? extends Type> types) {
        String all = types.map(Type::getTypeName).collect(joining(", "));
        return all.isEmpty() ? "" : word + all;
    }

    private static String describe(Field field) {
        boolean constant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        return field.toGenericString() + (constant ? " = " + valueOf(field) : "");
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("a constant cannot be read: constant=" + constant, e);
        }
    }
}
