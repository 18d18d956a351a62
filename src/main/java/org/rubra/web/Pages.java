package org.rubra.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.service.Desk;
import org.rubra.service.Incident;
import org.rubra.service.Refusal;
import org.rubra.service.Settings;
import org.rubra.table.Row;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.NotRecordedException;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Presentation;

/** The pages: the form with its answer, and each row with its evidence. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class Pages {
    private static final String RETRY_SECONDS = "5";
    private final Desk desk;
    private final KnowledgeBase base;
    private final Frame frame;

    @Inject
    Pages(Desk desk, KnowledgeBase base, Settings settings) {
        this.desk = desk;
        this.base = base;
        this.frame = Frame.of(base, settings.software());
    }

    @GET
    @Operation(hidden = true)
    public Response form() {
        return page(200, Templates.page(frame, Form.blank(base.vocabulary()), null));
    }

    @POST
    @Path("assess")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response assess(MultivaluedMap<String, String> sent, @HeaderParam("Sec-Fetch-Site") @Nullable String from) {
        if ("cross-site".equals(from)) {
            return message(403, "Not from here", "This form is answered from its own page only.", null);
        }
        Submission.Outcome read = Submission.read(sent, base.vocabulary());
        Form form = Form.of(base.vocabulary(), read.submission());
        return read.presentation()
                .map(presentation -> answer(presentation, form))
                .orElseGet(() -> {
                    desk.refused(Refusal.FAULTY);
                    return page(400, Templates.page(frame, form, null));
                });
    }

    private Response answer(Presentation presentation, Form form) {
        try {
            Answer answer = desk.assess(new Request(presentation, null), Caller.by(Channel.PAGE));
            return page(200, Templates.page(frame, form, AnswerView.of(answer, base)));
        } catch (NotRecordedException e) {
            desk.refused(Refusal.NOT_RECORDED);
            Incident.log(e);
            return message(
                    503,
                    "No answer just now",
                    "No answer is given that could not be recorded. Please go back and try again in a moment. If you are"
                            + " worried, do not wait for it: seek medical help.",
                    null);
        }
    }

    /** Who reloads an answer is given the empty form: a form is sent once. */
    @GET
    @Path("assess")
    @Operation(hidden = true)
    public Response again() {
        return Response.seeOther(URI.create("/")).build();
    }

    @GET
    @Path("rows/{id}")
    @Operation(hidden = true)
    public Response row(@PathParam("id") String id) {
        return base.row(id)
                .map(located -> SheetView.of(base, located, new Words(base)))
                .or(() -> base.rule(id).map(rule -> SheetView.of(base, rule)))
                .map(row -> page(200, Templates.row(frame, row)))
                .orElseGet(() -> message(404, "No such row", "No row or rule has this id.", Near.to(id, ids())));
    }

    private List<String> ids() {
        return Stream.concat(
                        base.contents().rows().map(Row::id),
                        base.contents().rules().stream().map(TrustedRule::id))
                .toList();
    }

    private Response message(int status, String heading, String text, @Nullable String suggestion) {
        Response page = page(status, Templates.message(frame, heading, text, suggestion));
        return status == 503
                ? Response.fromResponse(page)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build()
                : page;
    }

    private static Response page(int status, TemplateInstance template) {
        return Response.status(status).entity(template.render()).build();
    }
}
