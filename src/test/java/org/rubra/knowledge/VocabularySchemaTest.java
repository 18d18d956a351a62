package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.vocabulary.Problem;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors check the vocabulary with, held to the strict reader. */
class VocabularySchemaTest {
    private static final Path FILE = Path.of("kb/vocabulary.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String shipped() throws IOException {
        return Files.readString(FILE);
    }

    private static boolean isValid(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("kb/vocabulary.schema.json")));
        Object data = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.writeValueAsString(data), InputFormat.JSON).isEmpty();
    }

    private static List<Problem> problems(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Yaml read = Yaml.one(FILE.toString(), yaml, problems);
        if (read != null) {
            new VocabularyReader(List.of("article", "safetynet"), problems).read(read);
        }
        return problems;
    }

    @Test
    void the_shipped_vocabulary_names_its_schema_and_is_valid() throws IOException {
        assertThat(shipped()).startsWith("# yaml-language-server: $schema=vocabulary.schema.json\n");
        assertThat(isValid(shipped())).isTrue();
        assertThat(problems(shipped())).isEmpty();
    }

    private static Arguments broken(String name, String from, String to) {
        return Arguments.of(name, from, to);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("unknown key", "label: Onset", "label: Onset\n    lable: Onset"),
                broken("missing key", "    question: How did the spots appear?\n", ""),
                broken("unknown part", "groups:", "more: []\ngroups:"),
                broken("name", "- name: onset", "- name: On set"),
                broken("type", "type: choice", "type: coice"),
                broken(
                        "values on a boolean",
                        "- name: fading\n",
                        "- name: fading\n    values: [{value: a, label: b}]\n"),
                broken(
                        "no values on a choice",
                        "- name: fading\n    type: boolean",
                        "- name: fading\n    type: choice"),
                broken("no end of a range", "    max: 36500\n", ""),
                broken("both ends of a range twice", "    above: 0\n", "    above: 0\n    min: 0\n"),
                broken("a range on a boolean", "- name: fading\n", "- name: fading\n    max: 3\n"),
                broken("a word for a number", "max: 36500", "max: many"),
                broken("coding system", "system: ICD-10-CM", "system: ICD-11"),
                broken("bounds of a condition", "{field: age, below: 1}", "{field: age, below: 1, in: [a]}"),
                broken("no bound of a condition", "{field: age, below: 1}", "{field: age}"),
                broken("a text in place of a list", "groups:\n", "groups: none\nx:\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void the_schema_and_the_reader_refuse_the_same(String name, String from, String to) throws IOException {
        assertThat(shipped()).contains(from);
        String changed = shipped().replaceFirst(java.util.regex.Pattern.quote(from), to);

        assertThat(problems(changed)).as("the reader on " + name).isNotEmpty();
        assertThat(isValid(changed)).as("the schema on " + name).isFalse();
    }

    @Test
    void editors_can_say_what_every_key_is() throws IOException {
        List<String> mute = new ArrayList<>();
        collect(JSON.readTree(Files.readString(Path.of("kb/vocabulary.schema.json"))), "", mute);

        assertThat(mute).isEmpty();
    }

    private static void collect(com.fasterxml.jackson.databind.JsonNode node, String path, List<String> mute) {
        node.properties().forEach(each -> {
            boolean property = path.endsWith("/properties") && !path.contains("/allOf");
            if (property
                    && !each.getValue().has("description")
                    && !each.getValue().has("$ref")) {
                mute.add(path + "/" + each.getKey());
            }
            collect(each.getValue(), path + "/" + each.getKey(), mute);
        });
        node.elements().forEachRemaining(each -> {
            if (node.isArray()) {
                collect(each, path + "/allOf", mute);
            }
        });
    }
}
