package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;

/**
 * Which classes may come out of a message.
 *
 * <p>Refused is what attacks on Java serialization are made of: parts of the JDK that reach out (naming, remote calls,
 * management, scripts), reflection and proxies, and the well-known helpers of other libraries; and streams that are nested
 * or linked beyond reason. Allowed are other JDK classes and the program's own. A filter that the deployer sets for the
 * whole JVM ({@code jdk.serialFilter}) is asked too, and either can refuse.
 */
final class DecodingFilter {

    private static final String[] FORBIDDEN = {
        "sun.",
        "com.sun.",
        "jdk.",
        "java.rmi.",
        "java.beans.",
        "java.lang.reflect.",
        "java.lang.ProcessBuilder",
        "java.lang.Runtime",
        "java.lang.ClassLoader",
        "java.net.URLClassLoader",
        "javax.management.",
        "javax.naming.",
        "javax.script.",
        "javax.swing.",
        "javax.xml.transform.",
        "org.apache.commons.collections.functors.",
        "org.apache.commons.collections4.functors.",
        "org.apache.commons.beanutils.",
        "org.apache.xalan.",
        "org.codehaus.groovy.",
        "groovy.lang.",
        "groovy.util.",
        "org.springframework.aop.",
        "org.springframework.beans.factory.",
        "org.hibernate.",
        "com.mchange.",
        "bsh.",
        "clojure.",
        "org.mozilla.javascript.",
        "org.python.core.",
    };

    /** The serial form of a time zone. */
    private static final String ALLOWED = "sun.util.calendar.ZoneInfo";

    private DecodingFilter() {}

    /** The filter of an object stream. */
    static Status check(FilterInfo info) {
        Class<?> type = info.serialClass();
        if (info.depth() > Encoder.MAX_DEPTH || type != null && isForbidden(elementOf(type))) {
            return Status.REJECTED;
        }
        ObjectInputFilter ofJvm = ObjectInputFilter.Config.getSerialFilter();
        return ofJvm == null ? Status.UNDECIDED : ofJvm.checkInput(info);
    }

    /** Fails for a class that may not come out of a message. */
    static void require(Class<?> type) {
        Class<?> element = elementOf(type);
        if (element != Object.class && check(new OfClass(element)) == Status.REJECTED) {
            throw refusal(type.getName(), null);
        }
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private static boolean isForbidden(Class<?> type) {
        String name = type.getName();
        for (String prefix : FORBIDDEN) {
            if (name.startsWith(prefix)) {
                return !name.equals(ALLOWED);
            }
        }
        return false;
    }

    static DecodingException refusal(String what, Throwable cause) {
        return new DecodingException(
                "forbidden in a message: class=" + what + "; send what it is made of, as values or records", cause);
    }

    /** A question about a class alone. */
    private record OfClass(Class<?> serialClass) implements FilterInfo {

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
