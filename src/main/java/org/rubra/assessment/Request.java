package org.rubra.assessment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.AnswerReader;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * What a caller sends: {@code {"presentation": {…}, "subject": "opaque reference"}}, read strictly.
 *
 * @param subject the caller's own opaque reference to a person; no free text, so that none is stored
 */
public record Request(Presentation presentation, @Nullable String subject) {
    /** The largest document that is read, in bytes. */
    public static final int MOST_BYTES = 64 * 1024;

    /** What a subject may be, as a regular expression. */
    public static final String SUBJECT = "[A-Za-z0-9._:/-]{1,64}";

    private static final String WELL_FORMED = "well-formed JSON in UTF-8";
    private static final Pattern SUBJECT_PATTERN = Pattern.compile(SUBJECT);
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(MOST_BYTES)
                    .maxNumberLength(100)
                    .maxTokenCount(200_000)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();

    /**
     * Reads a document.
     *
     * @throws BadRequestException with every fault of the document, each with its JSON pointer
     */
    public static Request read(byte[] document, Vocabulary vocabulary) {
        List<Problem> problems = new ArrayList<>();
        return orThrow(read(tree(document, problems), vocabulary, problems), problems);
    }

    /**
     * Reads a request or, where the document has no member {@code presentation} or {@code subject}, a presentation by itself.
     *
     * @throws BadRequestException with every fault of the document, each with its JSON pointer
     */
    public static Request readEither(byte[] document, Vocabulary vocabulary) {
        List<Problem> problems = new ArrayList<>();
        Object tree = tree(document, problems);
        Request request = tree instanceof Map<?, ?> members
                        && !members.containsKey("presentation")
                        && !members.containsKey("subject")
                ? new Request(new Presentation(vocabulary, answers(members, "", vocabulary, problems)), null)
                : read(tree, vocabulary, problems);
        return orThrow(request, problems);
    }

    private static Request orThrow(Request request, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BadRequestException(problems.stream().sorted().toList());
        }
        return request;
    }

    private static Request read(@Nullable Object tree, Vocabulary vocabulary, List<Problem> problems) {
        if (!(tree instanceof Map<?, ?> members)) {
            refuse(problems, "", AnswerReader.show(tree), "an object with \"presentation\"");
            return new Request(new Presentation(vocabulary, Map.of()), null);
        }
        members.keySet().stream()
                .filter(name -> !List.of("presentation", "subject").contains(name))
                .forEach(name -> problems.add(new Problem(
                        Place.pointer("/" + AnswerReader.escape(String.valueOf(name))),
                        "the unknown member " + AnswerReader.show(name),
                        "presentation or subject",
                        Near.to(String.valueOf(name), List.of("presentation", "subject")))));
        return new Request(
                new Presentation(vocabulary, answers(members, vocabulary, problems)), subject(members, problems));
    }

    private static Map<String, Object> answers(Map<?, ?> members, Vocabulary vocabulary, List<Problem> problems) {
        Object presentation = members.get("presentation");
        if (presentation instanceof Map<?, ?> map) {
            return answers(map, "/presentation", vocabulary, problems);
        }
        String found = members.containsKey("presentation") ? AnswerReader.show(presentation) : "no \"presentation\"";
        refuse(problems, "/presentation", found, "an object of the vocabulary's fields; {} where nothing is known");
        return Map.of();
    }

    /** @param at where in the document the answers stand */
    private static Map<String, Object> answers(
            Map<?, ?> answers, String at, Vocabulary vocabulary, List<Problem> problems) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        answers.forEach((name, value) -> given.put(String.valueOf(name), value));
        return new AnswerReader(vocabulary.presentation(), pointer -> Place.pointer(at + pointer), problems)
                .read(given);
    }

    private static @Nullable String subject(Map<?, ?> members, List<Problem> problems) {
        Object subject = members.get("subject");
        if (subject == null
                || (subject instanceof String text
                        && SUBJECT_PATTERN.matcher(text).matches())) {
            return (String) subject;
        }
        // what stands here may be about a person, so it is not repeated
        refuse(problems, "/subject", "something else", "an opaque reference of 1 to 64 letters, digits and . _ : / -");
        return null;
    }

    private static @Nullable Object tree(byte[] document, List<Problem> problems) {
        if (document.length > MOST_BYTES) {
            throw unread(document.length + " bytes", "at most " + MOST_BYTES + " bytes");
        }
        try (JsonParser parser = FACTORY.createParser(text(document))) {
            if (parser.nextToken() == null) {
                throw unread("an empty document", "a JSON object");
            }
            Object tree = value(parser, "", problems);
            if (parser.nextToken() != null) {
                refuse(problems, "", "more after the document's end", "one JSON object");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw unread(
                    "a document over a limit: " + e.getOriginalMessage(),
                    "at most 32 levels deep, numbers of 100 digits");
        } catch (JsonParseException e) {
            throw unread(
                    "a fault at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    WELL_FORMED);
        } catch (IOException e) {
            throw unread("bytes that end early or are not UTF-8", WELL_FORMED);
        }
    }

    /** The parser by itself would guess at encodings, and take bytes that two readers read in two ways. */
    private static String text(byte[] document) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(document))
                .toString();
    }

    private static BadRequestException unread(String found, String expected) {
        return new BadRequestException(List.of(new Problem(Place.pointer(""), found, expected)));
    }

    private static @Nullable Object value(JsonParser parser, String pointer, List<Problem> problems)
            throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, problems);
            case START_ARRAY -> array(parser, pointer, problems);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) { // an exponent beyond what Java counts
            throw new JsonParseException(parser, "a number beyond measure", e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, String pointer, List<Problem> problems)
            throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String at = pointer + "/" + AnswerReader.escape(name);
            parser.nextToken();
            boolean again = object.containsKey(name);
            Object value = value(parser, at, problems);
            if (again) {
                refuse(problems, at, AnswerReader.show(name) + " a second time", "each member once");
            } else {
                object.put(name, value);
            }
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser, String pointer, List<Problem> problems)
            throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), problems));
        }
        return array;
    }

    private static void refuse(List<Problem> problems, String pointer, String found, String expected) {
        problems.add(new Problem(Place.pointer(pointer), found, expected));
    }
}
