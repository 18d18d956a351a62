package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;

/** Properties of whole knowledge bases: what holds is proven, what is broken is shown by the smallest presentation. */
class PropertiesTest {
    private static final String PROPERTIES = "kb/properties.yaml";

    @TempDir
    Path temporary;

    private KnowledgeFolder folder() {
        return KnowledgeFolder.copyTo(temporary);
    }

    private Checks.Report check(KnowledgeFolder folder) {
        return Checks.folder(folder.root(), List.of());
    }

    private static List<Finding> broken(Checks.Report report) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals("property"))
                .toList();
    }

    @Test
    void all_properties_of_the_shipped_knowledge_base_are_proven_over_all_presentations() {
        Checks.Report report = Checks.folder(Path.of("."), List.of());

        assertThat(broken(report)).isEmpty();
        assertThat(report.contents().properties()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(report.proven())
                .extracting(Checks.Proven::property)
                .containsAll(report.contents().properties().stream()
                        .map(property -> property.name())
                        .toList());
        assertThat(report.proven())
                .allSatisfy(proven -> assertThat(proven.regions()).isGreaterThan(BigInteger.TEN.pow(20)));
    }

    @Test
    void a_row_that_no_longer_makes_an_emergency_is_found_by_the_smallest_presentation() {
        KnowledgeFolder folder = folder().workbook("safety-net.drl.xlsx", workbook -> workbook.getSheetAt(0)
                .forEach(row -> {
                    if (row.getCell(0) != null && row.getCell(0).toString().equals("SN-01")) {
                        row.forEach(cell -> {
                            if (cell.toString().equals("emergency")) {
                                cell.setCellValue("prompt");
                            }
                        });
                    }
                }));

        assertThat(broken(check(folder))).anySatisfy(finding -> {
            assertThat(finding.found()).isEqualTo("prompt for {blanches: false, fever: true}");
            assertThat(finding.expected())
                    .isEqualTo(
                            "that \"Spots that do not fade when pressed, with fever, are an emergency whatever else is said\"");
            assertThat(finding.where().toString()).startsWith("kb/properties.yaml:");
            assertThat(finding.example()).isEqualTo(Map.of("blanches", false, "fever", true));
            assertThat(finding.related()).anyMatch(place -> place.toString().matches("safety-net.*!A\\d+"));
            assertThat(finding.suggestedCase())
                    .isEqualTo(
                            """
                            - case: "Spots that do not fade when pressed, with fever, are an emergency whatever else is said"
                              given: {blanches: false, fever: true}
                              expect: {urgency: emergency}
                            """);
        });
    }

    @Test
    void a_trusted_rule_that_says_too_much_is_found_too() {
        KnowledgeFolder folder = folder().edit(
                        "kb/rules/explanations/strain.drl",
                        "only(\"sites\", \"face\", \"neck\", \"shoulders\")",
                        "has(\"sites\", \"face\", \"neck\", \"shoulders\")");

        assertThat(broken(check(folder))).singleElement().satisfies(finding -> {
            assertThat(finding.expected()).isEqualTo("that \"Strain explains spots on face, neck and shoulders only\"");
            assertThat(String.valueOf(finding.example().get("sites"))).contains(", ");
        });
    }

    @Test
    void two_presentations_that_break_a_property_are_both_shown() {
        KnowledgeFolder folder = folder().append(
                        PROPERTIES,
                        """

                        - property: An answer never lowers what was prompt
                          safetyNet: true
                          when: {urgency at least: prompt}
                          change: {answers: [firstNoticedDays]}
                          then: {urgency: not lower}
                        """);

        assertThat(broken(check(folder))).singleElement().satisfies(finding -> {
            assertThat(finding.found())
                    .matches("prompt for \\{.*}, and then routine for \\{.*firstNoticedDays: \\d+.*}");
            assertThat(finding.suggestedCase()).contains("  expect: {urgency: [prompt, emergency]}\n");
        });
    }

    @Test
    void without_the_safety_net_is_said_where_the_property_speaks_of_both() {
        KnowledgeFolder folder = folder().append(
                        PROPERTIES,
                        """

                        - property: A fever in somebody under three months is an emergency
                          when: {ageMonths below: 3, age below: 1, fever: yes}
                          then: {urgency: emergency}
                        """);

        assertThat(broken(check(folder))).singleElement().satisfies(finding -> {
            assertThat(finding.found())
                    .isEqualTo("routine for {fever: true, age: 0, ageMonths: 0}, without the safety net");
            assertThat(finding.suggestedCase()).contains("  safetyNet: false\n");
        });
    }

    @Test
    void what_is_wrong_in_a_property_is_named_by_line() {
        KnowledgeFolder folder = folder().write(
                        PROPERTIES,
                        """
                        - property: one
                          when: {blanchs: no, onset: suden, age: 3, fever: true}
                          then: {urgency: not lower}
                        - property: one
                          change: adds a red flg
                          when: nothing known
                        - property: two
                          then: {considered only: [hat-rash], urgency at least: none}
                          wen: {}
                        """);

        assertThat(folder.problems())
                .containsExactly(
                        "kb/properties.yaml:2:19   found the unknown field \"blanchs\"; expected a field of the vocabulary, or one of urgency, redFlags, explanations, conflicts, considered   (did you mean: blanches?)",
                        "kb/properties.yaml:2:30   found \"suden\"; expected one of sudden, gradual, known or unknown   (did you mean: sudden?)",
                        "kb/properties.yaml:2:42   found \"3\"; expected a number, with at least or below after the field's name, known or unknown",
                        "kb/properties.yaml:2:52   found \"true\"; expected yes, no, known or unknown",
                        "kb/properties.yaml:3:19   found \"not lower\"; expected one of self-care, routine, prompt, emergency",
                        "kb/properties.yaml:4:13   found the property \"one\" twice; expected each property once",
                        "kb/properties.yaml:4:3   found no \"then\"; expected what must hold",
                        "kb/properties.yaml:5:11   found \"adds a red flg\"; expected one of adds a red flag, forgets what excluded a red flag, forgets, answers, leaves out the safety net; forgets and answers with the fields, or any   (did you mean: adds a red flag?)",
                        "kb/properties.yaml:6:9   found \"nothing known\"; expected one of nothing is known   (did you mean: nothing is known?)",
                        "kb/properties.yaml:8:27   found \"hat-rash\"; expected one of cherry-angioma, petechiae, telangiectasia, irritant-or-allergic-reaction, insect-bite, heat-rash   (did you mean: heat-rash?)",
                        "kb/properties.yaml:8:57   found \"none\"; expected one of self-care, routine, prompt, emergency",
                        "kb/properties.yaml:9:8   found the unknown key \"wen\"; expected one of change, property, safetyNet, then, when   (did you mean: when?)");
    }
}
