package dev.multiprocessing.core.codec;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says which classes a message may name.
 *
 * <p>A message makes the receiver run code: constructors of records, {@code readObject} and {@code hashCode} of what it
 * names. So what can be named is limited, in this order:
 *
 * <ol>
 *   <li>Never: dynamic proxies, and libraries whose serializable classes are known to run what a message tells them to
 *       (the functors of commons-collections, Groovy's closures, Spring's factories…).
 *   <li>What the deployer refuses or allows by name with the JVM-wide filter, {@code -Djdk.serialFilter}.
 *   <li>Of the JDK: values, collections, concurrency, exceptions. Not RMI, JMX, JNDI, scripting, desktop, reflection,
 *       {@code sun.*}; not {@code java.net.URL}, whose {@code hashCode} asks the network.
 *   <li>Everything else that is on the class path: the application and its libraries.
 * </ol>
 *
 * The sender asks the same rules, so that a program hears of a refusal where it can change something. Interfaces are
 * always allowed: an array may have them as component type, and nothing runs.
 */
final class ClassRules {

    private static final Set<String> JDK_PACKAGES = Set.of(
            "java.lang",
            "java.math",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.temporal",
            "java.time.zone",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.regex");

    private static final Set<String> JDK_CLASSES = Set.of(
            "java.io.File",
            "java.lang.invoke.SerializedLambda",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.SocketAddress",
            "java.net.URI",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "sun.util.calendar.ZoneInfo"); // what a java.util.TimeZone really is

    private static final List<String> JDK_OUTSIDE_ITS_LOADERS = List.of("sun.", "com.sun.", "jdk.");

    private static final List<String> ABUSED = List.of(
            "bsh.",
            "clojure.core.proxy$",
            "com.mchange.v2.c3p0.",
            "com.rometools.rome.feed.impl.",
            "groovy.util.Expando",
            "javassist.",
            "org.apache.click.control.",
            "org.apache.commons.beanutils.",
            "org.apache.commons.collections.functors.",
            "org.apache.commons.collections4.functors.",
            "org.apache.commons.fileupload.disk.",
            "org.apache.myfaces.",
            "org.apache.xalan.",
            "org.aspectj.weaver.",
            "org.codehaus.groovy.runtime.",
            "org.hibernate.engine.spi.TypedValue",
            "org.hibernate.tuple.component.",
            "org.jboss.interceptor.",
            "org.jboss.weld.interceptor.",
            "org.mozilla.javascript.",
            "org.python.core.",
            "org.springframework.aop.",
            "org.springframework.beans.factory.",
            "org.springframework.core.SerializableTypeWrapper",
            "org.springframework.transaction.jta.");

    private static final Refusal KNOWN_TO_BE_ABUSED =
            new Refusal("its kind is known to be abused by hostile messages", "send your own types instead");

    private static final Refusal NOT_A_VALUE = new Refusal(
            "a class of the JDK that is not among its values and collections",
            "send what it is made of, or let the deployer allow it with -Djdk.serialFilter");

    private static final Refusal BY_DEPLOYER =
            new Refusal("refused by the JVM-wide filter", "let the deployer change -Djdk.serialFilter");

    /** What follows from the class alone. */
    private enum Verdict {
        NEVER,
        BY_DEPLOYER_ONLY,
        ALLOWED
    }

    private final ClassValue<Verdict> verdicts = new ClassValue<>() {
        @Override
        protected Verdict computeValue(Class<?> type) {
            if (isAbused(type)) {
                return Verdict.NEVER;
            }
            return isOfJdk(type) && !isJdkValue(type) ? Verdict.BY_DEPLOYER_ONLY : Verdict.ALLOWED;
        }
    };

    private final Supplier<ObjectInputFilter> jvmWideFilter;

    /** With the deployer's filter, which may be null and may be set late. */
    ClassRules(Supplier<ObjectInputFilter> jvmWideFilter) {
        this.jvmWideFilter = jvmWideFilter;
    }

    Optional<Refusal> refusal(Class<?> type) {
        return refusal(new ClassAlone(type));
    }

    /** Why it must not be decoded; empty if it may. There may be no class, if only limits are to be checked. */
    Optional<Refusal> refusal(FilterInfo info) {
        Class<?> type = info.serialClass() == null ? null : elementType(info.serialClass());
        if (type == StandIn.class) {
            return Optional.empty();
        }
        Verdict verdict = type == null ? Verdict.ALLOWED : verdicts.get(type);
        if (verdict == Verdict.NEVER) {
            return Optional.of(KNOWN_TO_BE_ABUSED);
        }
        ObjectInputFilter filter = jvmWideFilter.get();
        Status status = filter == null ? Status.UNDECIDED : filter.checkInput(info);
        if (status == Status.REJECTED) {
            return Optional.of(BY_DEPLOYER);
        }
        boolean isAllowed = status == Status.ALLOWED || verdict == Verdict.ALLOWED;
        return isAllowed ? Optional.empty() : Optional.of(NOT_A_VALUE);
    }

    private static Class<?> elementType(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private static boolean isAbused(Class<?> type) {
        return Proxy.isProxyClass(type) || beginsWithAny(ABUSED, type.getName());
    }

    private static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || beginsWithAny(JDK_OUTSIDE_ITS_LOADERS, type.getName());
    }

    private static boolean beginsWithAny(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJdkValue(Class<?> type) {
        String name = type.getName();
        boolean isException =
                Throwable.class.isAssignableFrom(type) && name.startsWith("java.") && !name.startsWith("java.rmi.");
        return isException
                || type.isPrimitive()
                || type.isInterface()
                || JDK_PACKAGES.contains(type.getPackageName())
                || JDK_CLASSES.contains(name);
    }

    /** A class that is named outside of any Java serialization stream. */
    private record ClassAlone(Class<?> serialClass) implements FilterInfo {

        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
