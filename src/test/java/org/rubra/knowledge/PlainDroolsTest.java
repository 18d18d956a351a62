package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Schema;

/** The workbooks of this repository, as plain Drools compiles them, conclude what Rubra concludes from them. */
class PlainDroolsTest {
    private static KnowledgeBase base;
    private static KieBase plain;

    @BeforeAll
    static void compile() throws IOException {
        base = Compiler.builtIn(true);
        KieHelper helper = new KieHelper();
        helper.addContent(declarations(), ResourceType.DRL);
        try (Stream<Path> workbooks = Files.list(Path.of("decision-tables"))) {
            for (Path workbook : workbooks
                    .filter(path -> path.toString().endsWith(".drl.xlsx"))
                    .toList()) {
                try (InputStream in = Files.newInputStream(workbook)) {
                    helper.addContent(new SpreadsheetCompiler().compile(in, InputType.XLS), ResourceType.DRL);
                }
            }
        }
        plain = helper.build();
    }

    /** The fact types as a plain Drools project would declare them, from the vocabulary. */
    private static String declarations() {
        return "package rubra.facts\n" + declaration(base.vocabulary().presentation())
                + declaration(base.vocabulary().outcome());
    }

    private static String declaration(Schema schema) {
        return schema.fields().stream()
                .map(field -> "  " + field.name() + ": "
                        + switch (field.type()) {
                            case BOOLEAN, CHOICE -> "String";
                            case SET -> "java.util.Set";
                            case INTEGER, NUMBER -> "java.lang.Double";
                        })
                .collect(Collectors.joining("\n", "declare " + schema.fact() + "\n", "\nend\n"));
    }

    @Test
    void drools_own_spreadsheet_compiler_draws_the_same_conclusions_from_the_same_workbooks() {
        Assessor assessor = new Assessor(base);
        Set<String> fired = new TreeSet<>();
        new RandomPresentations(base, 77).stream(6_000).forEach(presentation -> {
            Trace trace = assessor.assess(presentation).trace();
            Set<Conclusion> ours = trace.fired().stream()
                    .flatMap(firing -> base.row(firing.id()).stream())
                    .flatMap(located -> located.row().conclusions())
                    .collect(Collectors.toSet());
            assertThat(conclusions(presentation, trace.outcome()))
                    .as("%s", presentation)
                    .isEqualTo(ours);
            ours.forEach(each -> fired.add(each.source()));
        });
        assertThat(fired)
                .as("every row was put to the test")
                .containsAll(
                        base.rowIndex().rows().stream().map(row -> row.id()).toList());
    }

    private static Set<Conclusion> conclusions(Presentation presentation, Map<String, Object> outcome) {
        KieSession session = plain.newKieSession();
        try {
            session.insert(fact(base.vocabulary().presentation(), presentation.known()));
            session.insert(fact(base.vocabulary().outcome(), outcome));
            session.fireAllRules();
            Collection<?> objects = session.getObjects(each -> each instanceof Conclusion);
            Set<Conclusion> conclusions = new HashSet<>();
            objects.forEach(each -> conclusions.add((Conclusion) each));
            return conclusions;
        } finally {
            session.dispose();
        }
    }

    private static Object fact(Schema schema, Map<String, Object> known) {
        try {
            FactType type = plain.getFactType("rubra.facts", schema.fact());
            Object fact = type.newInstance();
            Map<String, @Nullable Object> values = new HashMap<>();
            // a declared Double begins as 0.0, so what is unknown is said to be null
            schema.fields().stream().map(Field::name).forEach(name -> values.put(name, null));
            known.forEach(
                    (name, value) -> values.put(name, value instanceof Boolean yes ? (yes ? "yes" : "no") : value));
            type.setFromMap(fact, values);
            return fact;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_workbooks_are_those_that_were_built_in() throws IOException {
        try (Stream<Path> workbooks = Files.list(Path.of("decision-tables"))) {
            List<String> names = workbooks
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(".drl.xlsx"))
                    .sorted()
                    .toList();
            assertThat(base.contents().tables())
                    .extracting(table -> table.file())
                    .containsExactlyElementsOf(names);
        }
    }
}
