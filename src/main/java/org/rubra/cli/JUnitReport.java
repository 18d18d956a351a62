package org.rubra.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rubra.review.CaseSuite;
import org.rubra.vocabulary.Place;

/** What became of the suite in the XML that CI servers read: a suite a file of cases, a test a case. */
final class JUnitReport {
    private final XMLStreamWriter out;

    private JUnitReport(XMLStreamWriter out) {
        this.out = out;
    }

    static void write(Path file, List<CaseSuite.Result> results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            new JUnitReport(out).write(results);
            out.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(List<CaseSuite.Result> results) throws XMLStreamException {
        Map<String, List<CaseSuite.Result>> byFile = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.clinicalCase().place().file(), LinkedHashMap::new, Collectors.toList()));
        out.writeStartDocument("UTF-8", "1.0");
        start("testsuites", "rubra", results);
        for (Map.Entry<String, List<CaseSuite.Result>> each : byFile.entrySet()) {
            start("testsuite", each.getKey(), each.getValue());
            for (CaseSuite.Result result : each.getValue()) {
                write(result);
            }
            end();
        }
        end();
        out.writeEndDocument();
    }

    private void start(String element, String name, List<CaseSuite.Result> results) throws XMLStreamException {
        line();
        out.writeStartElement(element);
        attribute("name", name);
        attribute("tests", String.valueOf(results.size()));
        attribute(
                "failures",
                String.valueOf(
                        results.stream().filter(result -> !result.passed()).count()));
        attribute("errors", "0");
        attribute("skipped", "0");
    }

    private void end() throws XMLStreamException {
        line();
        out.writeEndElement();
    }

    private void write(CaseSuite.Result result) throws XMLStreamException {
        Place place = result.clinicalCase().place();
        line();
        out.writeStartElement("testcase");
        attribute("name", result.clinicalCase().name());
        attribute("classname", place.file());
        attribute("file", place.file());
        attribute("line", String.valueOf(place.line()));
        if (!result.passed()) {
            List<String> failures =
                    result.failures().stream().map(Object::toString).toList();
            out.writeStartElement("failure");
            attribute("type", "expectation");
            attribute("message", failures.get(0));
            out.writeCharacters(allowed(place + "\n" + String.join("\n", failures)));
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, allowed(value));
    }

    /** XML has no way to write some characters. */
    private static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
