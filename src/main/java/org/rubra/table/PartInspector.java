package org.rubra.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** Streams through the XML of a workbook's parts and counts, over all of them, what would cost memory to build. */
final class PartInspector extends DefaultHandler2 {
    static final int MOST_ROWS = 20_000;
    static final int MOST_CELLS = 400_000;
    /** POI merges descriptions of columns in a time that grows with the square of their number: 99,000 took it a minute. */
    static final int MOST_COLUMNS = 1_000;

    static final int MOST_OTHERS = 50_000;
    static final int MOST_TEXT = 1 << 20;
    static final int MOST_DEPTH = 100;

    /** Elements that come with a cell, at most once each. */
    private static final Set<String> OF_CELL = Set.of("v", "is", "t", "f");

    /** Ends the look through a part whose problem is already told. */
    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    private final Findings findings;
    private String part = "";
    private int rows;
    private int cells;
    private int texts;
    private int columns;
    private int others;
    private int text;
    private int depth;
    private boolean inText;

    PartInspector(Findings findings) {
        this.findings = findings;
    }

    /** Looks through one part; false where there is no point in looking at more. */
    boolean inspect(String name, InputStream content) {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!Set.of("xml", "rels", "vml").contains(suffix)) {
            return true;
        }
        part = Archive.part(name);
        depth = 0;
        try {
            parser().parse(new InputSource(content));
        } catch (Enough told) {
            return false;
        } catch (SAXException | IOException malformed) {
            // Excel's own drawings of comments are not always well formed; a DOCTYPE, which comes first, was seen by
            // now
            if (!suffix.equals("vml")) {
                findings.file(part + " with malformed XML", "a workbook saved as .xlsx");
            }
        }
        return true;
    }

    private XMLReader parser() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(this);
            reader.setErrorHandler(this);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", this);
            // newer Java refuses deep nesting by itself, as malformed; here it is told for what it is
            reader.setProperty("jdk.xml.maxElementDepth", String.valueOf(2 * MOST_DEPTH));
            return reader;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
        refuse(part + " with a DOCTYPE", "XML without one");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        inText = name.equals("t");
        atMost(MOST_DEPTH, ++depth, "elements nested");
        count(name);
        for (String attribute : new String[] {"ContentType", "Type"}) {
            Foreign.named(String.valueOf(attributes.getValue(attribute)))
                    .ifPresent(what -> findings.file(part + " that mentions " + what, "a workbook without " + what));
        }
    }

    private void count(String name) throws SAXException {
        switch (name) {
            case "row" -> atMost(MOST_ROWS, ++rows, "rows");
            case "c" -> atMost(MOST_CELLS, ++cells, "cells");
            case "col" -> atMost(MOST_COLUMNS, ++columns, "descriptions of columns");
            case "si" -> atMost(MOST_CELLS, ++texts, "texts");
            default -> {
                if (!OF_CELL.contains(name)) {
                    atMost(MOST_OTHERS, ++others, "other elements");
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        depth--;
        inText = false;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (inText) {
            text += length;
            atMost(MOST_TEXT, text, "characters of text");
        }
    }

    private void atMost(int most, int found, String what) throws SAXException {
        if (found > most) {
            refuse("more than " + most + " " + what, "at most " + most);
        }
    }

    private void refuse(String found, String expected) throws SAXException {
        findings.file(found, expected);
        throw new Enough();
    }
}
