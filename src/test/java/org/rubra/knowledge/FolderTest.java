package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The repository's own knowledge base in a folder, with a fault in it. */
class FolderTest {
    private static final String VOCABULARY = "kb/vocabulary.yaml";
    private static final String EVIDENCE = "kb/evidence.yaml";
    private static final String DEFAULTS = "kb/rules/defaults/self-care-is-earned.drl";

    private KnowledgeFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        folder = KnowledgeFolder.copyTo(temporary);
    }

    private static Arguments fault(String name, Consumer<KnowledgeFolder> change, String... problems) {
        return Arguments.of(name, change, List.of(problems));
    }

    private static String field(String yaml) {
        return "\nfields:\n  - name: tingling\n    type: boolean\n    group: spot\n    layer: article\n    label: L\n    question: Q?\n"
                + yaml;
    }

    private static Consumer<KnowledgeFolder> withField(String yaml) {
        return folder -> folder.edit(VOCABULARY, "\nfields:\n", field(yaml));
    }

    private static Consumer<KnowledgeFolder> withCase(String yaml) {
        return folder -> folder.write("kb/cases/zz.yaml", yaml);
    }

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                fault(
                        "unknown key",
                        withField("    helps: x\n"),
                        "kb/vocabulary.yaml:19:12   found the unknown key \"helps\"; expected one of above, appliesWhen, codes, "
                                + "group, help, label, layer, max, min, name, question, type, unit, values   (did you mean: help?)"),
                fault(
                        "missing key",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("    label: L\n", "")),
                        "kb/vocabulary.yaml:13:5   found no \"label\"; expected \"label\" to be there"),
                fault(
                        "name twice",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("tingling", "fever")),
                        "kb/vocabulary.yaml:234:11   found \"fever\" a second time; expected each once"),
                fault(
                        "name with a blank",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("tingling", "it tingles")),
                        "kb/vocabulary.yaml:13:11   found \"it tingles\"; expected a name such as recentStrain"),
                fault(
                        "type",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("boolean", "bolean")),
                        "kb/vocabulary.yaml:14:11   found \"bolean\"; expected one of boolean, integer, number, choice, set   (did you mean: boolean?)"),
                fault(
                        "values on a boolean",
                        withField("    values: [{value: a, label: A}]\n"),
                        "kb/vocabulary.yaml:19:13   found values; expected boolean fields to have none"),
                fault(
                        "no values on a choice",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("boolean", "choice")),
                        "kb/vocabulary.yaml:13:5   found no values; expected choice fields to list their values"),
                fault(
                        "no range on a number",
                        folder -> folder.edit(
                                VOCABULARY, "\nfields:\n", field("    min: 0\n").replace("boolean", "number")),
                        "kb/vocabulary.yaml:13:5   found no full range; expected max, and either min or above"),
                fault(
                        "text for a bound",
                        folder -> folder.edit(
                                VOCABULARY,
                                "\nfields:\n",
                                field("    min: none\n    max: 3\n").replace("boolean", "number")),
                        "kb/vocabulary.yaml:13:5   found no full range; expected max, and either min or above",
                        "kb/vocabulary.yaml:19:10   found \"none\"; expected a number"),
                fault(
                        "group",
                        folder ->
                                folder.edit(VOCABULARY, "\nfields:\n", field("").replace("group: spot", "group: spt")),
                        "kb/vocabulary.yaml:15:12   found \"spt\"; expected one of spot, course, person, context, exposure   (did you mean: spot?)"),
                fault(
                        "layer",
                        folder -> folder.edit(
                                VOCABULARY, "\nfields:\n", field("").replace("layer: article", "layer: artikel")),
                        "kb/vocabulary.yaml:16:12   found \"artikel\"; expected one of article, safetynet"),
                fault(
                        "appliesWhen on an unknown field",
                        withField("    appliesWhen: {field: agee, below: 3}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on agee; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen on the wrong type",
                        withField("    appliesWhen: {field: fever, below: 3}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on fever; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen without a bound",
                        withField("    appliesWhen: {field: age}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on age; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen with bounds that leave nothing",
                        withField("    appliesWhen: {field: age, below: 3, atLeast: 3}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on age; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen with a list for a number",
                        withField("    appliesWhen: {field: age, in: [a]}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on age; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen with no such value",
                        withField("    appliesWhen: {field: onset, in: [suden]}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on onset; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "appliesWhen on itself",
                        withField("    appliesWhen: {field: tingling, in: [\"true\"]}\n"),
                        "kb/vocabulary.yaml:13:3   found appliesWhen of tingling on tingling; expected another field, with below or atLeast or both for a number, and some of its values in for a choice"),
                fault(
                        "coding system",
                        withField("    codes: [{system: SNOMED, code: x}]\n"),
                        "kb/vocabulary.yaml:19:22   found \"SNOMED\"; expected one of HPO, ICD-10-CM"),
                fault(
                        "YAML syntax",
                        withField("    help: [\n"),
                        "kb/vocabulary.yaml:21:3   found expected the node content, but found '-'; expected well-formed YAML"),
                fault(
                        "YAML tab",
                        withField("\thelp: x\n"),
                        "kb/vocabulary.yaml:19:1   found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); expected well-formed YAML"),
                fault(
                        "YAML alias",
                        withField("    help: *x\n"),
                        "kb/vocabulary.yaml:19:11   found undefined alias x; expected well-formed YAML"),
                fault(
                        "duplicate YAML key",
                        withField("    label: again\n"),
                        "kb/vocabulary.yaml:19:5   found \"label\" a second time; expected each key once"),
                fault(
                        "code twice",
                        folder -> folder.edit(
                                VOCABULARY, "\nredFlags:\n", "\nredFlags:\n  - {code: not-blanching, label: Again}\n"),
                        "kb/vocabulary.yaml:492:12   found \"not-blanching\" a second time; expected each once"),
                fault(
                        "empty",
                        folder -> folder.write(VOCABULARY, ""),
                        "kb/vocabulary.yaml   found an empty file; expected keys with values"),
                fault(
                        "a list",
                        folder -> folder.write(VOCABULARY, "- 1\n"),
                        "kb/vocabulary.yaml:1:1   found a list; expected keys with values"),
                fault(
                        "bytes",
                        folder -> folder.write(VOCABULARY, "\u0000"),
                        "kb/vocabulary.yaml   found special characters are not allowed; expected well-formed YAML"),
                fault(
                        "missing file",
                        folder -> folder.delete(VOCABULARY),
                        "kb/vocabulary.yaml   found no such file; expected a readable file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vocabularies")
    void a_faulty_vocabulary_is_no_base(String name, Consumer<KnowledgeFolder> change, List<String> problems) {
        change.accept(folder);

        assertThat(folder.problems()).isEqualTo(problems);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                fault(
                        "statement without a source",
                        folder -> folder.append(EVIDENCE, "  - {id: Z1, text: Nobody said so.}\n"),
                        "kb/evidence.yaml:222:3   found the statement Z1 without a source; expected a source that carries it"),
                fault(
                        "source of an unknown statement",
                        folder -> folder.edit(EVIDENCE, "statements: [G1,", "statements: [G1, Z9,"),
                        "kb/evidence.yaml:4:3   found \"Z9\"; expected the id of a statement of this file   (did you mean: N9?)"),
                fault(
                        "statement twice",
                        folder -> folder.append(EVIDENCE, "  - {id: G1, text: Again.}\n"),
                        "kb/evidence.yaml:297:10   found G1 a second time; expected each statement once"),
                fault(
                        "year",
                        folder -> folder.edit(EVIDENCE, "year: 2021", "year: lately"),
                        "kb/evidence.yaml:28:11   found \"lately\"; expected a number"),
                fault(
                        "evidence missing",
                        folder -> folder.delete(EVIDENCE),
                        "kb/evidence.yaml   found no such file; expected a readable file"),
                fault(
                        "statement in a row",
                        folder -> folder.cell("red-flags.drl.xlsx", "AA9", "G3, G99"),
                        "red-flags.drl.xlsx › Red flags!A9   found \"G99\"; expected the id of a statement in kb/evidence.yaml"),
                fault(
                        "statement in a rule",
                        folder -> folder.edit(DEFAULTS, "@Evidence(G5, H3, D4)", "@Evidence(G5, H33, D4)"),
                        "kb/rules/defaults/self-care-is-earned.drl:11   found \"H33\"; expected the id of a statement in kb/evidence.yaml   (did you mean: H3?)"),
                fault(
                        "id in two workbooks",
                        folder -> folder.cell("urgency.drl.xlsx", "A9", "RF-01"),
                        "kb/cases/reactions.yaml:33:3   found \"UR-02\"; expected the id of a row or rule   (did you mean: UR-52?)",
                        "kb/cases/reactions.yaml:108:3   found \"UR-02\"; expected the id of a row or rule   (did you mean: UR-52?)",
                        "urgency.drl.xlsx › Urgency!A9   found the id RF-01, which stands at red-flags.drl.xlsx › Red flags!A8 too; expected each id once"),
                fault(
                        "id of a row and a rule",
                        folder -> folder.edit(DEFAULTS, "@Id(DF-04)", "@Id(RF-01)")
                                .edit(DEFAULTS, "\"DF-04\"", "\"RF-01\""),
                        "kb/cases/unknowns.yaml:70:3   found \"DF-04\"; expected the id of a row or rule   (did you mean: CF-04?)",
                        "kb/cases/unknowns.yaml:74:3   found \"DF-04\"; expected the id of a row or rule   (did you mean: CF-04?)",
                        "kb/rules/defaults/self-care-is-earned.drl:19   found the id RF-01, which stands at red-flags.drl.xlsx › Red flags!A8 too; expected each id once"),
                fault(
                        "rule name twice",
                        folder -> folder.edit(
                                DEFAULTS,
                                "Spots for which all six patterns are unlikely are evaluated",
                                "Petechiae with a strong argument against them stay possible where strain explains the spots"),
                        "kb/rules/defaults/self-care-is-earned.drl:27   found the name \"Petechiae with a strong argument against them stay possible where strain explains the spots\" twice; expected each name once",
                        "kb/rules/support/petechiae.drl:39   found the name \"Petechiae with a strong argument against them stay possible where strain explains the spots\" twice; expected each name once"),
                fault(
                        "case with an unknown field",
                        withCase("- case: c\n  given: {fevr: true}\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:2:17   found the unknown field \"fevr\"; expected a field of the vocabulary   (did you mean: fever?)"),
                fault(
                        "case with a wrong type",
                        withCase("- case: c\n  given: {fever: 1}\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:2:18   found 1; expected true or false"),
                fault(
                        "case with YAML's yes",
                        withCase("- case: c\n  given: {fever: yes}\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:2:18   found \"yes\"; expected true or false"),
                fault(
                        "case with a wrong member",
                        withCase(
                                "- case: c\n  given:\n    sites:\n      - face\n      - nck\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:4:7   found \"nck\"; expected a list of face, neck, chest, shoulders, upper-back, back, abdomen, arms, hands, legs, feet, skin-folds   (did you mean: neck?)"),
                fault(
                        "case with a misspelt code",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: routine, leads: petechia}\n"),
                        "kb/cases/zz.yaml:3:37   found \"petechia\"; expected one of cherry-angioma, petechiae, telangiectasia, irritant-or-allergic-reaction, insect-bite, heat-rash, none   (did you mean: petechiae?)"),
                fault(
                        "case with an unknown advice",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: routine, advises: [how-to-pres]}\n"),
                        "kb/cases/zz.yaml:3:39   found \"how-to-pres\"; expected one of emergency-now, allergy-emergency, meningitis-emergency, cool-down-emergency, prompt-evaluation, routine-evaluation, no-hurry, self-care-watch, self-care-open, blood-thinner, in-pregnancy, weak-immune-system, young-baby, after-tick, open-questions, first-questions, press-again, how-to-press, look-where-skin-is-paler, itch-is-no-answer, trigger-does-not-cover, strain-does-not-cover, what-not-blanching-means, tell-contributors, should-fade-within-days, old-dome, infection-care, changed-spot, dark-spot, do-not-stop-medicine, only-six-patterns, clarify-answers, several-explanations, whole-picture, angioma-evaluate, angioma-calm, telangiectasia-calm, cool-and-dry, remove-trigger, bite-care, came-and-went, worth-a-look-if-back, sun-protection, what-to-bring, early-attention, seek-help-again   (did you mean: how-to-press?)"),
                fault(
                        "case with an unknown urgency",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: soon}\n"),
                        "kb/cases/zz.yaml:3:21   found \"soon\"; expected one of self-care, routine, prompt, emergency, or the least and the greatest of a range"),
                fault(
                        "case with a range upside down",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: [prompt, routine]}\n"),
                        "kb/cases/zz.yaml:3:21   found [\"prompt\", \"routine\"]; expected one of self-care, routine, prompt, emergency, or the least and the greatest of a range"),
                fault(
                        "case without an urgency",
                        withCase("- case: c\n  given: {}\n  expect: {leads: none}\n"),
                        "kb/cases/zz.yaml:3:11   found no \"urgency\"; expected \"urgency\" to be there"),
                fault(
                        "case without an expectation",
                        withCase("- case: c\n  given: {}\n"),
                        "kb/cases/zz.yaml:1:3   found no \"expect\"; expected what the case expects, at least an urgency"),
                fault(
                        "case with an unknown row",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: routine, fires: [RF-99]}\n"),
                        "kb/cases/zz.yaml:1:3   found \"RF-99\"; expected the id of a row or rule   (did you mean: RF-19?)"),
                fault(
                        "case with an unknown key",
                        withCase("- case: c\n  given: {}\n  expect: {urgency: routine, fire: [RF-01]}\n"),
                        "kb/cases/zz.yaml:3:36   found the unknown key \"fire\"; expected one of advises, asks, considers, fires, not, unlikely, urgency   (did you mean: fires?)"),
                fault(
                        "case with given null",
                        withCase("- case: c\n  given:\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:2:9   found \"\"; expected keys with values"),
                fault(
                        "case twice",
                        withCase(
                                "- case: c\n  given: {}\n  expect: {urgency: routine}\n- case: c\n  given: {}\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml:4:3   found the case \"c\" twice; expected each name once"),
                fault(
                        "case with an alias",
                        withCase(
                                "- case: c\n  given: &a {}\n  expect: {urgency: routine}\n- case: d\n  given: *a\n  expect: {urgency: routine}\n"),
                        "kb/cases/zz.yaml   found Number of aliases for non-scalar nodes exceeds the specified max=0; expected well-formed YAML"),
                fault(
                        "layer of a table",
                        folder -> folder.replace("safety-net.drl.xlsx", "rubra.safetynet", "rubra.other"),
                        "safety-net.drl.xlsx › Safety net!B1   found \"rubra.other\"; expected rubra.article or rubra.safetynet"),
                fault(
                        "a stage that is none",
                        folder -> folder.write("kb/rules/later/some.drl", ""),
                        "kb/rules/later/some.drl   found the folder \"later\"; expected a stage, one of explanations, support, defaults, advice"),
                fault(
                        "rules outside of a stage",
                        folder -> folder.write("kb/rules/some.drl", ""),
                        "kb/rules/some.drl   found the folder \"\"; expected a stage, one of explanations, support, defaults, advice"),
                fault(
                        "rules in a folder too deep",
                        folder -> folder.write("kb/rules/support/defaults/some.drl", folder.read(DEFAULTS)),
                        "kb/rules/support/defaults/some.drl   found the folder \"support/defaults\"; expected a stage, one of explanations, support, defaults, advice"),
                fault(
                        "rules switched off by a name",
                        folder -> folder.write("kb/rules/support/some.drl.off", ""),
                        "kb/rules/support/some.drl.off   found a file that is not read; expected files named *.drl"),
                fault(
                        "cases of another name",
                        folder -> folder.write("kb/cases/some.yml", ""),
                        "kb/cases/some.yml   found a file that is not read; expected files named *.yaml"),
                fault(
                        "a workbook of another name",
                        folder -> folder.write("decision-tables/some.xlsx", ""),
                        "decision-tables/some.xlsx   found a file that is not read; expected files named *.drl.xlsx"),
                fault(
                        "a file that is no workbook",
                        folder -> folder.write("decision-tables/some.drl.xlsx", "x"),
                        "some.drl.xlsx   found a file that is no workbook; expected a workbook saved as .xlsx"),
                fault(
                        "no tables",
                        folder -> Stream.of(
                                        "advice",
                                        "conflicts",
                                        "explanations",
                                        "patterns",
                                        "red-flags",
                                        "safety-net-advice",
                                        "safety-net",
                                        "urgency")
                                .forEach(name -> folder.delete("decision-tables/" + name + ".drl.xlsx")),
                        "decision-tables   found no table; expected at least one workbook named *.drl.xlsx"),
                fault(
                        "missing manifest",
                        folder -> folder.delete("kb/manifest.yaml"),
                        "kb/manifest.yaml   found no such file; expected a readable file"),
                fault(
                        "manifest without layers",
                        folder -> folder.edit("kb/manifest.yaml", "layers:", "layer:"),
                        "kb/manifest.yaml:1:1   found no layers; expected at least one layer",
                        "kb/manifest.yaml:9:3   found the unknown key \"layer\"; expected one of evidenceMonths, layers, notice, title, version   (did you mean: layers?)"),
                fault(
                        "manifest: optional is no flag",
                        folder -> folder.edit("kb/manifest.yaml", "optional: false", "optional: no"),
                        "kb/manifest.yaml:9:57   found \"no\"; expected true or false"),
                fault(
                        "a rule that does not parse",
                        folder -> folder.append(DEFAULTS, "rule \"x"),
                        "kb/rules/defaults/self-care-is-earned.drl:34   found [ERR 102] Line 34:7 mismatched input ''; expected rules that parse",
                        "kb/rules/defaults/self-care-is-earned.drl:34   found [ERR 102] Line 34:7 mismatched input '<eof>' in rule; expected rules that parse"),
                fault(
                        "a rule without its import",
                        folder -> folder.edit(DEFAULTS, "import org.rubra.conclusion.Urgency\n", ""),
                        "kb/rules/defaults/self-care-is-earned.drl:13   found Unable to Analyse Expression urgency == Urgency.SELF_CARE:; expected a rule that compiles"),
                fault(
                        "a cell",
                        folder -> folder.cell("red-flags.drl.xlsx", "D9", "sometimes"),
                        "red-flags.drl.xlsx › Red flags!D9   found \"sometimes\"; expected yes, no or blank"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_fault_anywhere_else_is_no_base(String name, Consumer<KnowledgeFolder> change, List<String> problems) {
        change.accept(folder);

        assertThat(folder.problems()).isEqualTo(problems);
    }

    @Test
    void the_copy_itself_is_a_base() {
        assertThat(folder.problems()).isEmpty();
    }
}
