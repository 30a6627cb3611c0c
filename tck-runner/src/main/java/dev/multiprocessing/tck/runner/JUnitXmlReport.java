package dev.multiprocessing.tck.runner;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A judgement for build servers, as JUnit's reports are: a suite for each group of rules, a case for each trial. */
final class JUnitXmlReport {

    private final Judgement judgement;
    private final XMLStreamWriter xml;

    private JUnitXmlReport(Judgement judgement, XMLStreamWriter xml) {
        this.judgement = judgement;
        this.xml = xml;
    }

    static String of(Judgement judgement) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXmlReport(judgement, xml).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can be written to", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        List<Trial> all = trials(judgement.findings());
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", "name", judgement.sentence());
        numbers(all);
        for (String group : judgement.rules().groups().keySet()) {
            if (!judgement.ofGroup(group).isEmpty()) {
                suite(group);
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static List<Trial> trials(List<Finding> findings) {
        return findings.stream().flatMap(finding -> finding.trials().stream()).toList();
    }

    private void suite(String group) throws XMLStreamException {
        List<Trial> trials = trials(judgement.ofGroup(group));
        String name = group + ": " + judgement.rules().groups().get(group);
        start("testsuite", "name", name);
        attribute("timestamp", judgement.started());
        numbers(trials);
        properties();
        for (Trial trial : trials) {
            testCase(trial, name);
        }
        xml.writeEndElement();
    }

    private void numbers(List<Trial> trials) throws XMLStreamException {
        attribute("tests", trials.size());
        attribute("failures", count(Outcome.FAILED, trials));
        attribute("errors", count(Outcome.NOT_RUN, trials));
        attribute("skipped", count(Outcome.SKIPPED, trials));
        attribute("time", seconds(trials.stream().mapToLong(Trial::millis).sum()));
    }

    private static long count(Outcome outcome, List<Trial> trials) {
        return trials.stream().filter(trial -> trial.outcome() == outcome).count();
    }

    private void properties() throws XMLStreamException {
        xml.writeStartElement("properties");
        property("verdict", judgement.verdict().word());
        property("rules.version", judgement.rules().version());
        property("quick", judgement.arguments().isQuick());
        for (Map.Entry<String, String> fact : judgement.facts().entrySet()) {
            property(fact.getKey(), fact.getValue());
        }
        xml.writeEndElement();
    }

    private void property(String name, Object value) throws XMLStreamException {
        start("property", "name", name);
        attribute("value", value);
        xml.writeEndElement();
    }

    private void testCase(Trial trial, String suite) throws XMLStreamException {
        start("testcase", "name", name(trial));
        attribute("classname", suite);
        attribute("time", seconds(trial.millis()));
        if (trial.failure().isPresent()) {
            Failure failure = trial.failure().get();
            start("failure", "message", message(failure));
            attribute("type", "broken rule");
            xml.writeCharacters(Printable.of(failure.stack()));
            xml.writeEndElement();
        } else if (trial.outcome() == Outcome.NOT_RUN) {
            start("error", "message", trial.reason());
            attribute("type", "not run");
            xml.writeEndElement();
        } else if (trial.outcome() == Outcome.SKIPPED) {
            start("skipped", "message", trial.reason());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Trials of one test differ by their seeds. */
    private static String name(Trial trial) {
        return trial.chance().isEmpty()
                ? trial.test()
                : trial.test() + " seed=" + trial.chance().get("seed");
    }

    private String message(Failure failure) {
        return failure.rule() + " demands: "
                + judgement.rules().rule(failure.rule()).demand() + " seen: " + failure.headline();
    }

    private void start(String element, String attribute, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(attribute, value);
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.of(value.toString()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
