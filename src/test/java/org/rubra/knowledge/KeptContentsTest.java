package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Json;

/** Contents that come from a store, where anybody with a database password can put what they like. */
class KeptContentsTest {
    private static final Contents BUILT_IN = BuiltIn.contents();
    private static final RuleFile FIRST = BUILT_IN.ruleFiles().get(0);

    private static KnowledgeBase compiled(Contents contents) {
        return Compiler.kept(contents.digest(), Json.canonical(contents), true);
    }

    private static Contents with(List<RuleFile> files) {
        return new Contents(
                BUILT_IN.manifest(),
                BUILT_IN.vocabulary(),
                BUILT_IN.evidence(),
                BUILT_IN.tables(),
                files,
                BUILT_IN.rules(),
                BUILT_IN.cases(),
                BUILT_IN.properties());
    }

    private static Contents withFirst(RuleFile file) {
        List<RuleFile> files = new ArrayList<>(BUILT_IN.ruleFiles());
        files.set(0, file);
        return with(files);
    }

    private static void refused(Contents contents, String problem) {
        assertThatThrownBy(() -> compiled(contents))
                .isInstanceOf(BrokenKnowledgeException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void what_was_kept_of_the_built_in_base_compiles_to_it_without_compiling_its_rules_again() {
        KnowledgeBase base = compiled(BUILT_IN);

        assertThat(base.digest()).isEqualTo(BuiltIn.digest());
        assertThat(Json.canonical(base.contents())).isEqualTo(Json.canonical(BUILT_IN));
        assertThat(base.ruleModels().stream().map(Object::getClass).toList())
                .isEqualTo(Compiler.builtIn(true).ruleModels().stream()
                        .map(Object::getClass)
                        .toList());
        assertThat(Compiler.kept(BuiltIn.digest(), Json.canonical(BUILT_IN), false)
                        .layers())
                .isEqualTo(Compiler.builtIn(false).layers());
    }

    @Test
    void what_was_kept_of_a_folder_with_other_rules_compiles_to_those(@TempDir Path folder) {
        KnowledgeFolder edited = KnowledgeFolder.copyTo(folder)
                .edit("kb/rules/defaults/self-care-is-earned.drl", "rule \"", "rule \"In other words, ");

        KnowledgeBase base = compiled(edited.compile().contents());

        assertThat(base.contents().rules()).anyMatch(rule -> rule.name().startsWith("In other words, "));
        assertThat(base.ruleModels().get(0).getClass().getClassLoader()).isNotEqualTo(Compiler.class.getClassLoader());
    }

    @Test
    void contents_under_the_name_of_others_are_refused() {
        Contents others = withFirst(new RuleFile(FIRST.path(), FIRST.stage(), FIRST.text() + "\n"));

        assertThatThrownBy(() -> Compiler.kept(BuiltIn.digest(), Json.canonical(others), true))
                .isInstanceOf(BrokenKnowledgeException.class)
                .hasMessage(BuiltIn.digest() + "   found contents of the digest " + others.digest()
                        + "; expected contents of this digest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "insert(new RaisedUrgency(\"XX-90\", \"routine\")); System.setProperty(\"rubra.hostile\", \"ran\");"
                        + "|found insert(new RaisedUrgency(\"XX-90\", \"routine\")); System.setProperty(",
                "insert(new RaisedUrgency(System.setProperty(\"rubra.hostile\", \"ran\"), \"routine\"));"
                        + "|expected one insert of a conclusion whose source is \"XX-90\"",
            })
    void code_in_a_rule_is_refused_before_it_reaches_the_compiler(String consequence, String problem) {
        RuleFile hostile = new RuleFile(
                "kb/rules/defaults/hostile.drl",
                "defaults",
                """
                package rubra.article

                import org.rubra.conclusion.*
                import org.rubra.vocabulary.Presentation

                agenda-group "defaults"

                rule "Whoever can write to the store would have this run"
                    @Id(XX-90) @Evidence(G1)
                when
                    Presentation( unknown("fever") )
                then
                    %s
                end
                """
                        .formatted(consequence));
        List<RuleFile> files = new ArrayList<>(BUILT_IN.ruleFiles());
        files.add(hostile);

        refused(with(files), problem);
        assertThat(System.getProperty("rubra.hostile")).isNull();
    }

    @Test
    void a_condition_that_is_an_expression_of_java_is_refused() {
        refused(
                withFirst(new RuleFile(
                        FIRST.path(),
                        FIRST.stage(),
                        FIRST.text()
                                .replaceFirst(
                                        "(?s)when.*?then",
                                        "when eval(System.setProperty(\"a\", \"b\") == null) then"))),
                "expected patterns, not, exists, and, or");
    }

    @ParameterizedTest
    @CsvSource({
        "kb/rules/advice/Hostile.java, advice",
        "kb/rules/advice/../../../../java/x.drl, advice",
        "kb/rules/advice/kmodule.xml, advice",
        "kb/rules/advice/x.drl, defaults",
        "kb/rules/rows/x.drl, rows",
        "kb/rules/nowhere/x.drl, nowhere",
        "META-INF/x.drl, advice"
    })
    void a_file_that_no_folder_of_rules_could_hold_is_refused(String path, String stage) {
        refused(
                withFirst(new RuleFile(path, stage, FIRST.text())),
                "found a file of rules \"" + path + "\" of the stage \"" + stage + "\"; expected kb/rules/STAGE/*.drl");
    }

    @Test
    void a_file_that_stands_there_twice_is_refused() {
        List<RuleFile> files = new ArrayList<>(BUILT_IN.ruleFiles());
        files.add(FIRST);

        refused(with(files), "found a file of rules \"" + FIRST.path() + "\"");
    }

    @Test
    void a_list_of_rules_that_is_not_that_of_the_files_is_refused() {
        refused(
                with(BUILT_IN.ruleFiles().subList(1, BUILT_IN.ruleFiles().size())),
                "found other rules than its files hold; expected the rules of its files");
    }

    @Test
    void a_layer_that_would_name_a_package_as_it_likes_is_refused() {
        Manifest manifest = BUILT_IN.manifest();
        List<Manifest.Layer> layers = new ArrayList<>(manifest.layers());
        layers.add(new Manifest.Layer("x; import java.lang.Runtime", "Hostile", true));

        refused(
                new Contents(
                        new Manifest(manifest.version(), manifest.title(), manifest.notice(), layers, null),
                        BUILT_IN.vocabulary(),
                        BUILT_IN.evidence(),
                        BUILT_IN.tables(),
                        BUILT_IN.ruleFiles(),
                        BUILT_IN.rules(),
                        BUILT_IN.cases(),
                        BUILT_IN.properties()),
                "found the layer \"x; import java.lang.Runtime\"; expected ids of small letters, each once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "null", "[]", "not JSON", "{\"manifest\":null}", "''"})
    void bytes_that_are_no_contents_are_refused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Compiler.kept(Contents.sha256(bytes), bytes, true))
                .isInstanceOf(BrokenKnowledgeException.class);
    }

    @Test
    void contents_that_would_lose_something_when_written_again_are_refused() {
        byte[] bytes =
                (" " + new String(Json.canonical(BUILT_IN), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Compiler.kept(Contents.sha256(bytes), bytes, true))
                .isInstanceOf(BrokenKnowledgeException.class)
                .hasMessageContaining("found contents that this version of the software writes otherwise");
    }

    @Test
    void a_row_about_a_field_that_there_is_not_is_refused() {
        DecisionTable table = BUILT_IN.tables().get(0);
        Row row = table.rows().get(0);
        Condition first = row.conditions().get(0);
        Condition other = new Condition(first.fact(), "nosuch", first.operator(), first.values(), first.cell());
        DecisionTable changed = new DecisionTable(
                table.file(),
                table.sheet(),
                table.title(),
                table.layer(),
                table.hitPolicy(),
                table.mustAnswer(),
                table.columns(),
                List.of(new Row(row.id(), row.sentence(), row.evidence(), List.of(other), row.actions(), row.line())));

        refused(
                new Contents(
                        BUILT_IN.manifest(),
                        BUILT_IN.vocabulary(),
                        BUILT_IN.evidence(),
                        List.of(changed),
                        BUILT_IN.ruleFiles(),
                        BUILT_IN.rules(),
                        List.of(),
                        List.of()),
                "found no field nosuch in Outcome; expected contents whose parts fit together");
    }
}
