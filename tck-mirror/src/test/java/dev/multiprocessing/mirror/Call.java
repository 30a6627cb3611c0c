package dev.multiprocessing.mirror;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A program's call of one of the library's objects.
 *
 * @param object the right one
 */
record Call(Object object, Method method, Object... arguments) {

    /** Whether it is of a method with this name, in whatever form. */
    boolean is(String name) {
        return method.getName().equals(name);
    }

    /** Whether it is of the form of the method that has so many parameters. */
    boolean is(String name, int parameters) {
        return is(name) && method.getParameterCount() == parameters;
    }

    /** Whether it is of a method of such an object. */
    boolean is(Class<?> type, String name) {
        return type.isInstance(object) && is(name);
    }

    /** The argument, counted from 0. */
    Object argument(int index) {
        return arguments[index];
    }

    /** The last argument, which is often the one that matters. */
    Object lastArgument() {
        return arguments[arguments.length - 1];
    }

    /** The argument as a number. */
    int number(int index) {
        return (int) arguments[index];
    }

    /** Makes the call. */
    Object proceed() throws Throwable {
        return proceed(arguments);
    }

    /** Makes the call with other arguments. */
    Object proceed(Object... others) throws Throwable {
        try {
            return method.invoke(object, others);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Makes the call, and answers nothing where it is refused with that. */
    Object proceedUnless(Class<? extends Throwable> refusal) throws Throwable {
        try {
            return proceed();
        } catch (Throwable e) {
            if (refusal.isInstance(e)) {
                return nothing();
            }
            throw e;
        }
    }

    /** An answer that says nothing: zero, false or null. */
    Object nothing() {
        Class<?> type = method.getReturnType();
        return type.isPrimitive() && type != void.class ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
