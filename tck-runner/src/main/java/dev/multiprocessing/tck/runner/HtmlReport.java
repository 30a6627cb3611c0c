package dev.multiprocessing.tck.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A judgement for people: one file that needs no other, can be read without scripts, and lets none run but its own.
 */
final class HtmlReport {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Judgement judgement;
    private final Html html = new Html();

    private HtmlReport(Judgement judgement) {
        this.judgement = judgement;
    }

    static String of(Judgement judgement) throws IOException {
        HtmlReport report = new HtmlReport(judgement);
        report.write(resource("report.css"), resource("report.js"));
        return report.html.document();
    }

    private void write(String style, String script) {
        html.verbatim("<!DOCTYPE html>\n").start("html", "lang", "en");
        html.start("head").verbatim("<meta charset=\"utf-8\">\n");
        html.start(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script));
        html.start("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", "TCK: " + judgement.facts().get(Facts.TRANSPORT));
        html.start("style").verbatim(style).end("style").end("head").start("body");
        head();
        failures();
        filters();
        judgement.rules().groups().forEach(this::group);
        circumstances();
        html.start("script").verbatim(script).end("script").end("body").end("html");
    }

    private void head() {
        html.start("header")
                .element(
                        "h1", judgement.sentence(), "class", judgement.verdict().word());
        html.start("p")
                .text("Judged by the TCK of ")
                .start("i")
                .text("Multiprocessing for Java")
                .end("i");
        html.text("on " + MINUTE.format(judgement.started()) + " in " + seconds(judgement.millis()) + ". ");
        html.text(explanation()).end("p");
        html.start("ul", "class", "counts");
        for (Outcome outcome : Outcome.values()) {
            long count = judgement.count(outcome);
            html.start("li", "class", name(outcome) + (count == 0 ? " none" : ""));
            html.element("b", Long.toString(count)).text(outcome.word()).end("li");
        }
        html.end("ul").end("header");
    }

    private String explanation() {
        return switch (judgement.verdict()) {
            case CONFORMANT -> "Every rule was tried; what was skipped says why.";
            case BROKEN -> "Each broken rule says below what was seen, and what to check first.";
            default ->
                "This is no statement of conformance: "
                        + (judgement.arguments().isQuick()
                                ? "quick mode looks less closely."
                                : "not all rules were tried, or not in the usual way.");
        };
    }

    private void failures() {
        List<Finding> failed = judgement.with(Outcome.FAILED);
        if (failed.isEmpty()) {
            return;
        }
        html.start("section", "class", "broken").element("h2", "Broken").start("ul");
        for (Finding finding : failed) {
            html.start("li")
                    .element(
                            "a",
                            finding.rule().id(),
                            "href",
                            "#" + finding.rule().id());
            html.text(finding.failures().map(Failure::headline).distinct().collect(Collectors.joining("; ")));
            html.end("li");
        }
        html.end("ul").end("section");
    }

    private void filters() {
        html.start("form", "id", "filters", "hidden");
        html.start("label")
                .text("Find ")
                .start("input", "type", "search", "name", "text")
                .end("label");
        html.start("label").text("Outcome ").start("select", "name", "outcome").element("option", "all", "value", "");
        for (Outcome outcome : Outcome.values()) {
            html.element("option", outcome.word(), "value", name(outcome));
        }
        html.end("select").end("label");
        html.start("label").text("Kind ").start("select", "name", "kind").element("option", "all", "value", "");
        for (Kind kind : Kind.values()) {
            html.element("option", kind.word());
        }
        html.end("select").end("label").element("output", "").end("form");
    }

    private void group(String letter, String title) {
        List<Finding> findings = judgement.ofGroup(letter);
        if (findings.isEmpty()) {
            return;
        }
        html.start("section", "class", "group", "id", letter).element("h2", letter + ": " + title);
        findings.forEach(this::rule);
        html.end("section");
    }

    private void rule(Finding finding) {
        String outcome = name(finding.outcome());
        List<String> attributes = new ArrayList<>(List.of("id", finding.rule().id(), "class", "rule " + outcome));
        attributes.addAll(List.of("data-outcome", outcome, "data-kinds", kinds(finding)));
        if (finding.outcome() == Outcome.FAILED) {
            attributes.add("open");
        }
        html.start("details", attributes.toArray(String[]::new));
        html.start("summary").element("b", finding.rule().id());
        html.element("span", finding.outcome().word(), "class", "outcome");
        html.start("span", "class", "demand").marked(finding.rule().demand()).end("span");
        html.element("span", seconds(finding.millis()), "class", "time");
        if (!finding.reason().isEmpty()) {
            html.element("span", finding.reason(), "class", "reason");
        }
        html.end("summary");
        html.start("p", "class", "intent").text(finding.rule().level() + ". ");
        html.marked(finding.rule().intent()).end("p");
        finding.trials().forEach(this::trial);
        html.end("details");
    }

    private static String kinds(Finding finding) {
        return finding.trials().stream()
                .map(trial -> trial.kind().word())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private void trial(Trial trial) {
        html.start("div", "class", "trial " + name(trial.outcome())).start("p").element("code", trial.test());
        html.text(trial.outcome().word() + " after " + seconds(trial.millis()));
        trial.chance().forEach((name, value) -> html.text(", " + name + " " + value));
        html.text(trial.reason().isEmpty() ? "." : ": " + trial.reason() + ".").end("p");
        trial.failure().ifPresent(this::failure);
        html.end("div");
    }

    private void failure(Failure failure) {
        html.start("dl");
        html.element("dt", "seen").start("dd").element("pre", failure.seen()).end("dd");
        html.element("dt", failure.rule() + " demands").start("dd");
        html.marked(judgement.rules().rule(failure.rule()).demand()).end("dd");
        judgement.rules().rule(failure.rule()).checkFirst().ifPresent(hint -> {
            html.element("dt", "check first").start("dd").marked(hint).end("dd");
        });
        html.end("dl");
        if (!failure.stack().isEmpty()) {
            html.start("details")
                    .element("summary", "stack")
                    .element("pre", failure.stack())
                    .end("details");
        }
    }

    private void circumstances() {
        html.start("section").element("h2", "Circumstances").start("table");
        row(
                "rules",
                judgement.rules().version() + ", " + judgement.findings().size() + " of "
                        + judgement.rules().all().size());
        judgement.facts().forEach((name, value) -> row(name.replace('.', ' '), value));
        judgement.arguments().shownSettings().forEach(this::row);
        judgement.arguments().shownJvmOptions().forEach(option -> row("JVM option", option));
        html.end("table").end("section");
    }

    private void row(String name, String value) {
        html.start("tr")
                .element("th", name, "scope", "row")
                .element("td", value)
                .end("tr");
    }

    /** As a class in the style. */
    private static String name(Outcome outcome) {
        return outcome.word().replace(' ', '-');
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** By which the browser knows what it may use. */
    private static String hash(String trusted) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(trusted.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
