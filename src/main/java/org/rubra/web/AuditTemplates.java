package org.rubra.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The auditors' pages, {@code src/main/resources/templates/audit}. */
@CheckedTemplate(basePath = "audit")
final class AuditTemplates {
    private AuditTemplates() {}

    static native TemplateInstance list(
            Frame frame, FilterForm form, @Nullable RecordList list, @Nullable VolumePicture volume);

    static native TemplateInstance record(Frame frame, RecordView record);

    static native TemplateInstance reading(Frame frame, RecordingLink record, RowReading reading);

    static native TemplateInstance whatIf(Frame frame, RecordingLink record, WhatIfView changes);

    static native TemplateInstance rows(Frame frame, RowUseView use);

    static native TemplateInstance missing(Frame frame, String heading, String text, @Nullable String suggestion);
}
