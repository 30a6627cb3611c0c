package dev.multiprocessing.core.stranger;

import java.net.UnixDomainSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Says why the system does not connect to a place, or listen there, and what can be done about it. */
record Refusal(Place place, Exception reason) {

    /** The most bytes of a path that every system takes. */
    private static final int SHORT_PATH = 100;

    /** The message for a program that wanted to connect. */
    String ofConnecting() {
        return "cannot connect: " + values() + "; " + cureOfConnecting();
    }

    /** The message for a program that wanted to listen. */
    String ofListening() {
        return "cannot listen: " + values() + "; " + cureOfListening();
    }

    private String values() {
        String said = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        return "address=" + place + ", reason=" + said.toLowerCase(Locale.ROOT);
    }

    private String cureOfConnecting() {
        if (reason instanceof UnresolvedAddressException) {
            return "no host is known by this name: is it right?";
        }
        if (isPermission()) {
            return "this user may not: let it write to the socket's file, and enter its directory";
        }
        return place.address() instanceof UnixDomainSocketAddress unix
                ? cureOfConnecting(unix.getPath())
                : "nobody listens there: start the other side first, and look at the port";
    }

    private static String cureOfConnecting(Path path) {
        if (isTooLong(path)) {
            return tooLong(path);
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return "there is no such file: start the other side first, and look at the path";
        }
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            return "the file is no socket: look at the path";
        }
        return "nobody listens there: the other side was killed, and has left its file; start it again";
    }

    private String cureOfListening() {
        if (reason instanceof UnresolvedAddressException) {
            return "no host is known by this name: is it right?";
        }
        if (isPermission()) {
            return "this user may not: choose a port from 1024 on, or a directory that it may write to";
        }
        return place.address() instanceof UnixDomainSocketAddress unix
                ? cureOfListening(unix.getPath())
                : "choose a port that nobody else listens at, or 0 for any, and an address of this machine";
    }

    private static String cureOfListening(Path path) {
        if (isTooLong(path)) {
            return tooLong(path);
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return "the file is there already: choose another path, or delete it if its listener was killed";
        }
        return "does its directory exist, and can it hold sockets?";
    }

    private boolean isPermission() {
        String said = String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("permission denied") || said.contains("operation not permitted");
    }

    private static boolean isTooLong(Path path) {
        return path.toString().getBytes().length > SHORT_PATH;
    }

    private static String tooLong(Path path) {
        return "the path may be too long: length=" + path.toString().getBytes().length + ", max=" + SHORT_PATH
                + "; choose a shorter one";
    }
}
