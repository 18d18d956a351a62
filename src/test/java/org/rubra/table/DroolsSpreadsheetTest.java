package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.definition.type.FactType;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Strength;

/** A written workbook is in Drools' own format: its compiler takes it as it is, and means the same by it. */
class DroolsSpreadsheetTest {
    private static final String FACTS =
            """
            package rubra.facts
            declare Presentation
                fever: String
                colour: String
                sites: java.util.Set
                age: java.lang.Double
                size: java.lang.Double
            end
            declare Outcome
                urgency: String
                considered: java.util.Set
            end
            """;

    private static String redFlags = "";
    private static String advice = "";
    private static KieBase base;

    @BeforeAll
    static void compile() {
        redFlags = drl(Samples.RED_FLAGS);
        advice = drl(Samples.ADVICE);
        KieHelper helper = new KieHelper();
        List.of(FACTS, redFlags, advice).forEach(drl -> helper.addContent(drl, ResourceType.DRL));
        base = helper.build();
    }

    private static String drl(TableDraft draft) {
        return new SpreadsheetCompiler().compile(new ByteArrayInputStream(Samples.workbook(draft)), InputType.XLS);
    }

    @Test
    void one_condition_is_made_of_all_cells_of_a_row() {
        assertThat(redFlags)
                .contains("rule \"RF-01\"")
                .contains("@Sentence(\"Fever, whatever else: it's urgent (3, 4) – see #1 @ home\")")
                .contains("@Evidence(G6, P2)")
                .contains("Presentation(fever == \"no\", colour == \"red\" || colour == \"purple\","
                        + " sites contains \"face\" || sites contains \"neck\", age >= 16, size < 30.5)")
                .contains("Presentation(colour == \"red\", sites contains \"neck\")")
                .contains(
                        "insert(new RaisedUrgency(drools.getRule().getName(), \"routine\", \"strain, known-trigger\"));")
                .contains("insert(new PatternEvidence(drools.getRule().getName(), \"petechiae\", \"strongly for\"));");
        assertThat(advice)
                .contains("package rubra.safetynet;")
                .contains("Presentation(fever == \"yes\")")
                .contains(
                        "Outcome(urgency == \"self-care\" || urgency == \"routine\", considered contains \"petechiae\")");
    }

    @Test
    void what_stands_beside_the_title_is_for_people_and_changes_no_rule() {
        TableDraft first = new TableDraft(
                "article", "Red flags", HitPolicy.FIRST, true, Samples.RED_FLAGS.columns(), Samples.RED_FLAGS.rows());
        assertThat(Samples.read(first).hitPolicy()).isEqualTo(HitPolicy.FIRST);
        assertThat(drl(first)).isEqualTo(redFlags).doesNotContain("topmost", "must always answer");
    }

    @Test
    void sentence_and_evidence_are_metadata_without_quotes() {
        Rule rule = base.getRule("rubra.article", "RF-03");
        assertThat(rule.getMetaData())
                .containsAllEntriesOf(Map.of("Sentence", "One value in each cell", "Evidence", "S1, N22, P2"));
    }

    @Test
    void rows_fire_and_conclude_under_their_ids() {
        assertThat(fired(Map.of("fever", "yes"), Map.of()))
                .containsExactlyInAnyOrder(
                        new RedFlag("RF-01", "not-blanching"),
                        new RaisedUrgency("RF-01", "prompt"),
                        new PatternEvidence("RF-01", "petechiae", Strength.STRONGLY_FOR));
        assertThat(fired(Map.of("colour", "red", "sites", Set.of("neck", "legs")), Map.of()))
                .containsExactlyInAnyOrder(
                        new RaisedUrgency("RF-03", "routine", "strain, known-trigger"),
                        new PatternEvidence("RF-03", "petechiae", Strength.SLIGHTLY_AGAINST));
        assertThat(fired(
                        Map.of("fever", "no", "colour", "purple", "sites", Set.of("face"), "age", 16.0, "size", 30.4),
                        Map.of()))
                .containsExactly(new RaisedUrgency("RF-02", "self-care"));
        assertThat(fired(Map.of("fever", "yes"), Map.of("urgency", "routine", "considered", Set.of("petechiae"))))
                .contains(new Advice("AD-01", "press-again"));
    }

    @Test
    void a_bound_is_in_at_least_and_out_of_below_and_what_is_unknown_satisfies_neither() {
        Map<String, Object> almost =
                Map.of("fever", "no", "colour", "red", "sites", Set.of("face"), "age", 16.0, "size", 30.5);
        assertThat(fired(almost, Map.of())).isEmpty();
        assertThat(fired(Map.of("size", 2.0), Map.of())).isEmpty();
        assertThat(fired(Map.of("size", 1.9), Map.of())).containsExactly(new RaisedUrgency("RF-04", "routine"));
        assertThat(fired(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void what_the_reader_refuses_does_run_in_the_compiler_of_spreadsheets() {
        System.clearProperty(HostileWorkbookTest.CANARY);
        byte[] attacked = Samples.changed(workbook ->
                Samples.cell(workbook, "G11").setCellValue("3, eval(" + HostileWorkbookTest.SING + " == null)"));
        assertThat(Samples.problems(attacked)).singleElement().asString().contains("Red flags!G11");
        assertThat(System.getProperty(HostileWorkbookTest.CANARY)).isNull();

        String drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(attacked), InputType.XLS);
        KieHelper helper = new KieHelper();
        List.of(FACTS, drl).forEach(text -> helper.addContent(text, ResourceType.DRL));
        fired(helper.build(), Map.of("size", 1.0), Map.of());
        assertThat(System.clearProperty(HostileWorkbookTest.CANARY)).isEqualTo("1");
    }

    private static List<Object> fired(Map<String, Object> presentation, Map<String, Object> outcome) {
        return fired(base, presentation, outcome);
    }

    private static List<Object> fired(KieBase base, Map<String, Object> presentation, Map<String, Object> outcome) {
        KieSession session = base.newKieSession();
        try {
            session.insert(fact(base, "Presentation", presentation));
            session.insert(fact(base, "Outcome", outcome));
            session.fireAllRules(100);
            return new ArrayList<>(session.getObjects(object -> object instanceof org.rubra.conclusion.Conclusion));
        } finally {
            session.dispose();
        }
    }

    private static Object fact(KieBase base, String name, Map<String, Object> answers) {
        FactType type = base.getFactType("rubra.facts", name);
        Object fact = instance(type);
        // all of them: a field of type Double that DRL declares starts at 0.0, not at null
        type.getFields().forEach(field -> type.set(fact, field.getName(), answers.get(field.getName())));
        return fact;
    }

    private static Object instance(FactType type) {
        try {
            return type.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
