package dev.multiprocessing.mirror;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds each fault of a transport to all rules, and prints which of them catch it, as a table. */
final class Matrix {

    private Matrix() {}

    /** Arguments: the transport, {@code heap} or {@code mmap}. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("multiprocessing.tck.silence", "60");
        System.setProperty("multiprocessing.tck.patience", "2000");
        System.setProperty("multiprocessing.tck.effort", "0.2");
        Sound.prepare();
        System.out.println("| fault | meant for | caught by | seconds |\n| --- | --- | --- | --- |");
        for (Fault fault : Faults.all()) {
            if (fault.base().toString().equals(arguments[0])) {
                System.out.println(row(fault));
            }
        }
        System.exit(0); // threads that a fault has left do not hold this up
    }

    private static String row(Fault fault) throws Exception {
        long start = System.nanoTime();
        List<Trial.Verdict> verdicts = Trial.of(fault, rule -> true);
        String caughtBy = verdicts.stream()
                .filter(Trial.Verdict::isFailure)
                .map(Trial.Verdict::rule)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        return "| " + fault + " | " + String.join(" ", fault.rules()) + " | " + caughtBy + " | " + seconds + " |";
    }
}
