package org.rubra.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Request;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Json;

/** The schema and the strict reader must accept and refuse the same documents. */
@QuarkusTest
class RequestSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Inject
    KnowledgeBase base;

    private static Schema served() {
        return SCHEMAS.getSchema(given().get("/api/v1/knowledge-base/schema")
                .then()
                .statusCode(200)
                .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"))
                .extract()
                .asString());
    }

    private boolean isRead(String document) {
        try {
            Request.read(document.getBytes(java.nio.charset.StandardCharsets.UTF_8), base.vocabulary());
            return true;
        } catch (BadRequestException e) {
            return false;
        }
    }

    private static List<String> values(Field field) {
        List<String> values = new ArrayList<>(List.of(
                "null", "true", "0", "1", "-1", "3.5", "3.0", "131", "300", "36500", "36501", "1e3", "\"\"", "\"yes\"",
                "[]", "{}", "[null]", "[1]"));
        field.allowed()
                .forEach(value -> values.addAll(List.of(
                        "\"" + value + "\"",
                        "[\"" + value + "\"]",
                        "[\"" + value + "\", \"" + value + "\"]",
                        "[\"" + value + "\", \"x\"]")));
        return values;
    }

    @Test
    void the_schema_and_the_service_accept_the_same_values_of_every_field() {
        Schema schema = served();
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (Field field : base.vocabulary().fields()) {
            for (String value : values(field)) {
                String document = "{\"presentation\": {\"" + field.name() + "\": " + value + "}}";
                boolean read = isRead(document);
                accepted += read ? 1 : 0;
                if (read != schema.validate(document, InputFormat.JSON).isEmpty()) {
                    differences.add(document + (read ? " is read" : " is refused"));
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(100);
    }

    @Test
    void the_schema_and_the_service_accept_the_same_documents() {
        Schema schema = served();
        List<String> documents = List.of(
                "{}",
                "[]",
                "null",
                "\"x\"",
                "{\"presentation\": {}}",
                "{\"presentation\": null}",
                "{\"presentation\": []}",
                "{\"presentation\": {\"blanchs\": true}}",
                "{\"presentation\": {}, \"subject\": \"case-1\"}",
                "{\"presentation\": {}, \"subject\": null}",
                "{\"presentation\": {}, \"subject\": \"two words\"}",
                "{\"presentation\": {}, \"subject\": \"\"}",
                "{\"presentation\": {}, \"subject\": \"" + "x".repeat(65) + "\"}",
                "{\"presentation\": {}, \"subject\": 7}",
                "{\"presentation\": {}, \"more\": true}");

        assertThat(documents).allSatisfy(document -> assertThat(
                        schema.validate(document, InputFormat.JSON).isEmpty())
                .as(document)
                .isEqualTo(isRead(document)));
    }

    @Test
    void every_case_of_the_knowledge_base_is_valid() {
        Schema schema = served();

        assertThat(base.contents().cases()).allSatisfy(each -> assertThat(schema.validate(
                        new String(
                                Json.bytes(Map.of("presentation", each.given())),
                                java.nio.charset.StandardCharsets.UTF_8),
                        InputFormat.JSON))
                .isEmpty());
    }

    @Test
    void an_answer_and_a_problem_are_as_their_schemas_say() {
        String answer = given().contentType("application/json")
                .body("{\"presentation\": {\"blanches\": false}}")
                .post("/api/v1/assessments")
                .asString();
        String problem = given().contentType("application/json")
                .body("{}")
                .post("/api/v1/assessments")
                .asString();

        assertThat(schema(AnswerSchema.ASSESSMENT).validate(answer, InputFormat.JSON))
                .isEmpty();
        assertThat(schema(AnswerSchema.PROBLEM).validate(problem, InputFormat.JSON))
                .isEmpty();
        assertThat(schema(AnswerSchema.ASSESSMENT).validate(problem, InputFormat.JSON))
                .isNotEmpty();
    }

    private static Schema schema(Map<String, Object> words) {
        return SCHEMAS.getSchema(new String(Json.bytes(words), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void the_interface_document_takes_its_fields_from_the_vocabulary() {
        var document = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas", hasKey("Problem"))
                .body("paths.'/api/v1/assessments'.post.responses.'400'.content", hasKey("application/problem+json"))
                .body(
                        "paths.'/api/v1/assessments'.post.requestBody.content.'application/json'.examples",
                        hasKey("emergency"))
                .extract()
                .jsonPath();

        assertThat(document.getMap("components.schemas.Request.properties.presentation.properties")
                        .keySet())
                .hasSameElementsAs(base.vocabulary().fields().stream()
                        .map(field -> (Object) field.name())
                        .toList());
        assertThat(document.getMap("paths").keySet().stream().map(Object::toString))
                .allMatch(path -> path.startsWith("/api/v1/"));
    }
}
