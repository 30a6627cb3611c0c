package dev.multiprocessing.benchmarks;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Results as JSON.
 *
 * @param results all runs
 * @param machine what they were measured on
 */
record ResultsFile(Results results, Map<String, String> machine) {

    private static final List<String> OF_THE_MACHINE =
            List.of("processor", "processors", "L2 cache", "memory", "java", "transport", "waiting");
    static final String RENEWED = "renewed";
    private static final String FAILED = "failed";
    private static final String ERRORS = "errors";
    private static final String IDLE = "idle before";
    private static final String OTHER_WORK = "other work";
    private static final String REPEATED = "repeated";

    String json() {
        Map<String, Object> workloads = new LinkedHashMap<>();
        results.all().forEach((workload, drivers) -> {
            Map<String, Object> runs = new LinkedHashMap<>();
            drivers.forEach((driver, done) -> runs.put(
                    driver, done.all().stream().map(ResultsFile::factsOf).toList()));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("figure", workload.figure());
            facts.put("unit", workload.unit());
            facts.put("runs", runs);
            workloads.put(workload.name(), facts);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("workloads", workloads);
        return new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .create()
                        .toJson(all) + "\n";
    }

    private static Map<String, Object> factsOf(Run run) {
        Map<String, Object> facts = new LinkedHashMap<>();
        run.measured().ifPresentOrElse(measured -> facts.putAll(measured.figures()), () -> {
            facts.put(FAILED, true);
            facts.put(ERRORS, List.of(run.errors().split("\n")));
        });
        facts.put(IDLE, run.idleBefore());
        facts.put(OTHER_WORK, run.otherWork());
        facts.put(REPEATED, run.repetition());
        return facts;
    }

    /** What {@link #json} has made. */
    static ResultsFile parse(String json) {
        JsonObject all = JsonParser.parseString(json).getAsJsonObject();
        Map<String, String> machine = new LinkedHashMap<>();
        all.getAsJsonObject("machine").asMap().forEach((fact, value) -> machine.put(fact, value.getAsString()));
        Results results = new Results();
        all.getAsJsonObject("workloads")
                .asMap()
                .forEach((name, facts) -> add(results, Workload.valueOf(name), facts.getAsJsonObject()));
        return new ResultsFile(results, machine);
    }

    /** Fails if what was measured there would be no part of one comparison. */
    void requireSameMachine(Map<String, String> other) {
        for (String fact : OF_THE_MACHINE) {
            if (!Objects.equals(machine.get(fact), other.get(fact))) {
                throw new IllegalStateException("measured elsewhere: " + fact + "=" + machine.get(fact) + ", here="
                        + other.get(fact) + "; run all workloads");
            }
        }
    }

    /** These results, but of the part's workloads its own; the facts say so. */
    ResultsFile renewedBy(ResultsFile part) {
        Results all = new Results();
        for (Workload workload : Workload.values()) {
            boolean isRenewed = part.results.all().containsKey(workload);
            (isRenewed ? part : this)
                    .results
                    .all()
                    .getOrDefault(workload, Map.of())
                    .forEach((driver, runs) -> runs.all().forEach(run -> all.add(workload, driver, run)));
        }
        Map<String, String> facts = new LinkedHashMap<>(machine);
        String names = part.results.all().keySet().stream().map(Workload::name).collect(Collectors.joining(", "));
        String renewed = names + " at commit " + part.machine.get("commit") + ", " + part.machine.get("date");
        facts.merge(RENEWED, renewed, (before, now) -> before + "; " + now);
        return new ResultsFile(all, facts);
    }

    private static void add(Results results, Workload workload, JsonObject facts) {
        String figure = facts.get("figure").getAsString();
        facts.getAsJsonObject("runs")
                .asMap()
                .forEach((driver, runs) -> runs.getAsJsonArray()
                        .forEach(run -> results.add(workload, driver, run(run.getAsJsonObject(), figure, workload))));
    }

    private static Run run(JsonObject facts, String figure, Workload workload) {
        List<String> errors = new ArrayList<>();
        Measured measured = new Measured();
        double idle = facts.remove(IDLE).getAsDouble();
        double otherWork = facts.remove(OTHER_WORK).getAsDouble();
        int repeated = facts.remove(REPEATED).getAsInt();
        if (facts.has(FAILED)) {
            facts.getAsJsonArray(ERRORS).forEach(error -> errors.add(error.getAsString()));
            return new Run(Optional.empty(), String.join("\n", errors), idle, otherWork, repeated);
        }
        for (Map.Entry<String, JsonElement> fact : facts.entrySet()) {
            // older files may have another name for the workload's figure
            String name = fact.getKey().equals(figure) ? workload.figure() : fact.getKey();
            measured.with(name, fact.getValue().getAsDouble());
        }
        return new Run(Optional.of(measured), "", idle, otherWork, repeated);
    }
}
