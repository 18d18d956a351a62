package org.rubra.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Sources;
import org.rubra.review.Finding;
import org.rubra.table.SheetText;
import org.rubra.vocabulary.Place;

/** What a check found, as a page: each workbook with findings drawn, its findings below it, then those of the other files. */
final class CheckPage {
    private static final String WORKBOOK = ".xlsx";

    private final CheckReport report;
    private final Sources sources;
    private final boolean notes;
    private int number;

    /** @param drawing null for a file that is no workbook, or none that can be opened */
    record Section(String heading, Drawing.@Nullable Drawn drawing, List<Said> findings) {}

    /**
     * A finding.
     *
     * @param target the id of its cell or row on the page; empty where it is not drawn
     */
    record Said(
            int number,
            String level,
            String where,
            String target,
            String says,
            String advice,
            List<Link> related,
            String example,
            String suggestedCase) {}

    record Link(String text, String target) {}

    CheckPage(CheckReport report, Sources sources, boolean notes) {
        this.report = report;
        this.sources = sources;
        this.notes = notes;
    }

    /** What the template {@code check} names. */
    Map<String, ?> data() {
        List<Section> sections = new ArrayList<>();
        report.files(level -> notes || level != Finding.Level.NOTE).stream()
                .sorted(Comparator.comparing(file -> !file.file().endsWith(WORKBOOK)))
                .forEach(file -> sections.add(section(file, "t" + (sections.size() + 1))));
        return Map.of(
                "scope",
                report.scope(),
                "sections",
                sections,
                "tally",
                report.tally(),
                "proofs",
                report.proofs(),
                "unlisted",
                !notes && report.counts().getOrDefault(Finding.Level.NOTE.code(), 0L) > 0);
    }

    private Section section(CheckReport.InFile file, String id) {
        Optional<SheetText> text = sheet(file.file());
        if (text.isEmpty()) {
            return new Section(
                    file.heading(),
                    null,
                    file.findings().stream()
                            .map(each -> said(each, file, null, ""))
                            .toList());
        }
        Drawing drawing = new Drawing(id, text.get());
        String sheet = text.get().sheet();
        List<Said> said = new ArrayList<>();
        for (Finding finding : file.findings()) {
            said.add(said(finding, file, drawing, sheet));
            if (isDrawn(finding.where(), file.file(), sheet)) {
                drawing.mark(
                        finding.where().line(),
                        column(finding.where()),
                        new Drawing.Mark(finding.level().code(), List.of(number)));
            }
            finding.related().stream()
                    .filter(place -> isDrawn(place, file.file(), sheet))
                    .forEach(place -> drawing.mark(place.line(), column(place), Drawing.Mark.NONE));
        }
        return new Section(file.heading(), drawing.draw(), said);
    }

    private Optional<SheetText> sheet(String file) {
        if (!file.endsWith(WORKBOOK)) {
            return Optional.empty();
        }
        Path path = sources.workbook(file);
        try {
            return Files.isReadable(path) ? SheetText.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDrawn(Place place, String file, String sheet) {
        return place.file().equals(file) && sheet.equals(place.sheet()) && place.line() > 0;
    }

    private static int column(Place place) {
        String at = place.at();
        return at != null && at.matches("[A-Z]{1,3}[0-9]+") ? SheetText.column(at) : Drawing.ROW;
    }

    private Said said(Finding finding, CheckReport.InFile file, @Nullable Drawing drawing, String sheet) {
        number++;
        return new Said(
                number,
                finding.level().code(),
                FindingWords.within(finding.where()),
                target(finding.where(), file.file(), drawing, sheet),
                FindingWords.says(finding),
                FindingWords.advice(finding),
                finding.related().stream()
                        .map(place -> new Link(
                                FindingWords.seenFrom(file.file(), place), target(place, file.file(), drawing, sheet)))
                        .toList(),
                FindingWords.answers(finding.example()),
                Objects.requireNonNullElse(finding.suggestedCase(), ""));
    }

    private static String target(Place place, String file, @Nullable Drawing drawing, String sheet) {
        return drawing != null && isDrawn(place, file, sheet) ? drawing.address(place.line(), column(place)) : "";
    }
}
