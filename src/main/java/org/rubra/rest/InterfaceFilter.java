package org.rubra.rest;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.rubra.audit.ExportFormat;
import org.rubra.audit.Filters;
import org.rubra.knowledge.KnowledgeBase;

/** Adds to the OpenAPI document what the knowledge base knows: the schema of a request, and examples; and the problem documents. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public class InterfaceFilter implements OASFilter {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String TRACES = "/api/v1/traces";
    private static final String LOG = "/api/v1/log/";
    private static final String RECORDS = "/api/v1/records";
    private static final Map<Integer, String> REFUSALS = new TreeMap<>(Map.of(
            400, "The document or the filters have faults; every one is named",
            403, "The record is not shown to this caller",
            404, "There is nothing with this id",
            406, "None of the content types asked for",
            410, "What was said was erased",
            413, "The document is over 64 KB",
            415, "Not application/json",
            500, "The service failed",
            503, "The answer could not be recorded, and so is not given"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        KnowledgeBase base = Arc.container().instance(KnowledgeBase.class).get();
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        components.addSchema("Request", schema(RequestSchema.request(base.vocabulary())));
        components.addSchema("Assessment", schema(AnswerSchema.ASSESSMENT));
        components.addSchema("Problem", schema(AnswerSchema.PROBLEM));
        document.setComponents(components);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> describe(path, operation, base)));
    }

    private static void describe(String path, Operation operation, KnowledgeBase base) {
        if (!path.startsWith("/api/")) {
            return;
        }
        boolean assesses = "assess".equals(operation.getOperationId());
        List<Integer> refusals = assesses
                ? List.of(400, 406, 413, 415, 500, 503)
                : path.startsWith(RECORDS)
                        ? List.of(400, 403, 406, 500)
                        : path.startsWith(TRACES)
                                ? List.of(404, 406, 410, 500)
                                : path.endsWith("/consistency")
                                        ? List.of(400, 404, 406, 500)
                                        : path.contains("{") ? List.of(404, 406, 500) : List.of(406, 500);
        refusals.forEach(status -> operation.getResponses().addAPIResponse(status.toString(), problem(status)));
        if (path.startsWith(RECORDS) && !path.endsWith("/rows")) {
            Filters.all().forEach((name, meaning) -> operation.addParameter(parameter(name, meaning)));
        }
        Content answer = OASFactory.createContent();
        if (assesses) {
            operation.setRequestBody(
                    OASFactory.createRequestBody().required(true).content(requests(base)));
            answer.addMediaType(JSON, OASFactory.createMediaType().schema(reference("Assessment")));
        } else {
            mediaTypes(path).forEach(type -> answer.addMediaType(type, OASFactory.createMediaType()));
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description(assesses ? "The answer, recorded" : "The document")
                                .content(answer));
    }

    private static List<String> mediaTypes(String path) {
        if (path.equals(LOG + "key") || path.startsWith(LOG + "checkpoint")) {
            return List.of(TEXT);
        }
        return path.equals(RECORDS + "/export")
                ? Stream.concat(
                                Arrays.stream(ExportFormat.values()).map(ExportFormat::mediaType),
                                Stream.of(Bundles.MEDIA_TYPE))
                        .toList()
                : List.of(JSON);
    }

    private static Parameter parameter(String name, String meaning) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(meaning)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }

    private static APIResponse problem(int status) {
        return OASFactory.createAPIResponse()
                .description(REFUSALS.getOrDefault(status, ""))
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemDocument.MEDIA_TYPE,
                                OASFactory.createMediaType().schema(reference("Problem"))));
    }

    /** One of the knowledge base's own cases for each urgency. */
    private static Content requests(KnowledgeBase base) {
        MediaType media = OASFactory.createMediaType().schema(reference("Request"));
        Map<String, Boolean> shown = new TreeMap<>();
        base.contents().cases().stream()
                .filter(each -> each.safetyNet() && each.expect().urgency().size() == 1)
                .filter(each -> shown.putIfAbsent(each.expect().urgency().get(0), true) == null)
                .forEach(each -> media.addExample(
                        each.expect().urgency().get(0),
                        OASFactory.createExample().summary(each.name()).value(Map.of("presentation", each.given()))));
        return OASFactory.createContent().addMediaType(JSON, media);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema schema(Map<String, Object> words) {
        Schema schema = OASFactory.createSchema();
        words.forEach(schema::set);
        return schema;
    }
}
