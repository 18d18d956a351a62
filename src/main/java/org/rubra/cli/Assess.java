package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Takes what the endpoint takes and gives what it gives. */
@CommandLine.Command(
        name = "assess",
        description = "Answers a presentation, as POST /api/v1/assessments does, and records the answer.",
        mixinStandardHelpOptions = true)
final class Assess implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Parameters(paramLabel = "FILE", description = "the request as JSON; - reads standard input")
    String file;

    @CommandLine.Option(names = "--trace", description = "put the whole trace in the answer")
    boolean trace;

    @CommandLine.Option(
            names = "--format",
            defaultValue = "json",
            description = "json (as the endpoint gives it) or text (for people)")
    Format format;

    @Override
    public Integer call() throws Exception {
        byte[] document = Input.read(file);
        KnowledgeBase loaded = base.load();
        Request request = Request.read(document, loaded.vocabulary());
        Answer answer = Door.answer(loaded, request);
        spec.commandLine()
                .getOut()
                .println(
                        format == Format.text
                                ? new AnswerText(loaded, answer).text()
                                : new String(Json.bytes(trace ? answer.withTrace() : answer), StandardCharsets.UTF_8));
        return CommandLine.ExitCode.OK;
    }
}
