package dev.multiprocessing.benchmarks;

import dev.multiprocessing.benchmarks.Results.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of what our figures are to be, and whether they are. */
final class TargetTable {

    /** In place of a peer's figure where none is compared with. */
    private static final Spread ONE = new Spread(1, 1, 1);

    private final Results results;
    private final List<Target> targets;

    /** Of those targets of a transport that hold for this way to sleep. */
    TargetTable(Results results, String transport, String waiting) {
        this.results = results;
        this.targets = Target.of(transport).stream()
                .filter(target -> target.waiting().holds(waiting))
                .toList();
    }

    /** Nothing if no target was to be measured. */
    List<String> lines() {
        List<String> rows =
                targets.stream().filter(this::wasToBeMeasured).map(this::row).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "| workload | ours | peer | ours | peer | ratio | least … greatest | target | |",
                "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |"));
        lines.addAll(rows);
        return lines;
    }

    private boolean wasToBeMeasured(Target target) {
        return results.has(target.workload(), target.ours())
                && (target.isAbsolute() || results.has(target.peersWorkload(), target.peer()));
    }

    /** Without a ratio if one of both failed. */
    private String row(Target target) {
        Optional<Spread> ours = results.spread(target.workload(), target.ours());
        Optional<Spread> peers =
                target.isAbsolute() ? Optional.of(ONE) : results.spread(target.peersWorkload(), target.peer());
        Optional<Spread> ratio = ours.flatMap(mine -> peers.map(mine::per));
        List<String> cells = List.of(
                target.workload().title(),
                target.ours(),
                peer(target),
                median(ours),
                target.isAbsolute() ? "" : median(peers),
                target.isAbsolute() ? "" : median(ratio),
                ratio.map(Spread::range).orElse("–"),
                target.demand(),
                ratio.map(spread -> verdict(target, spread)).orElse("**failed**"));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String peer(Target target) {
        return target.peersWorkload() == target.workload()
                ? target.peer()
                : target.peer() + ", " + target.peersWorkload().title();
    }

    private static String median(Optional<Spread> spread) {
        return spread.map(values -> Report.number(values.median())).orElse("–");
    }

    /** By the medians; it may be another with single runs. */
    private static String verdict(Target target, Spread spread) {
        String verdict = target.isMet(spread.median()) ? "met" : "**missed**";
        boolean isSure = target.isMet(spread.min()) == target.isMet(spread.max());
        return isSure ? verdict : verdict + ", not in every run";
    }
}
