package org.rubra.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The pages, {@code src/main/resources/templates}. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    static native TemplateInstance page(Frame frame, Form form, @Nullable AnswerView answer);

    static native TemplateInstance row(Frame frame, SheetView row);

    static native TemplateInstance message(Frame frame, String heading, String text, @Nullable String suggestion);
}
