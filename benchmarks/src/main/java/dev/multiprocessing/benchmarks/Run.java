package dev.multiprocessing.benchmarks;

import java.util.Optional;

/**
 * One run of a driver.
 *
 * @param measured its figures; none if it failed
 * @param errors what was complained of
 * @param idleBefore in what share the machine was idle before; 1 if nobody looked
 * @param otherWork how many processors were busy with what was not part of it
 * @param repetition how many runs it replaces, which were disturbed
 */
record Run(Optional<Measured> measured, String errors, double idleBefore, double otherWork, int repetition) {

    Run repeated(int times) {
        return new Run(measured, errors, idleBefore, otherWork, times);
    }

    Run after(double idle) {
        return new Run(measured, errors, idle, otherWork, repetition);
    }

    boolean isDisturbed() {
        return OtherWork.isDisturbing(otherWork);
    }

    @Override
    public String toString() {
        return "idle before=" + Math.round(idleBefore * 100) + "% other work=" + Report.number(otherWork) + " repeated="
                + repetition + " "
                + measured.map(run -> run.figures().toString()).orElse("failed ") + errors;
    }
}
