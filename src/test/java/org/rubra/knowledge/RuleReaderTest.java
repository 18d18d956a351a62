package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/** What a file of trusted rules may not do. */
class RuleReaderTest {
    private static final Vocabulary VOCABULARY = BuiltIn.contents().vocabulary();
    private static final String HEAD =
            """
            package rubra.article

            import org.rubra.conclusion.*
            import org.rubra.vocabulary.Presentation
            import org.rubra.vocabulary.Layers

            agenda-group "defaults"
            """;
    private static final String RULE =
            """
            rule "Spots with fever are evaluated"
                @Id(DF-90) @Evidence(G1, P2)
            when
                Presentation( is("fever") )
            then
                insert(new RaisedUrgency("DF-90", "routine"));
            end
            """;
    private static final String FILE = "kb/rules/defaults/some.drl";

    private static List<Problem> read(String text, String stage) {
        List<Problem> problems = new ArrayList<>();
        new RuleReader(new RuleFile(FILE, stage, text), VOCABULARY, List.of("article", "safetynet"), problems).read();
        return problems;
    }

    private static List<String> problems(String text) {
        return read(text, "defaults").stream().map(Problem::toString).toList();
    }

    private static String with(String condition) {
        return HEAD + RULE.replace("Presentation( is(\"fever\") )", condition);
    }

    private static String concluding(String consequence) {
        return HEAD + RULE.replace("insert(new RaisedUrgency(\"DF-90\", \"routine\"));", consequence);
    }

    @Test
    void a_rule_in_the_form_of_the_house_is_read() {
        List<Problem> problems = new ArrayList<>();
        List<TrustedRule> rules = new RuleReader(
                        new RuleFile(FILE, "defaults", HEAD + RULE), VOCABULARY, List.of("article"), problems)
                .read();

        assertThat(problems).isEmpty();
        assertThat(rules)
                .containsExactly(new TrustedRule(
                        "DF-90",
                        "Spots with fever are evaluated",
                        List.of("G1", "P2"),
                        Stage.DEFAULTS,
                        "article",
                        FILE,
                        8,
                        List.of("fever"),
                        List.of(),
                        RULE.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Presentation( is(\"fever\") || below(\"age\", 3), !(isNot(\"fever\") && known(\"sites\")) )",
                "not Presentation( oneOf(\"onset\", \"sudden\") ) Layers( off(\"safetynet\") )",
                "(Presentation( is(\"fever\") ) or Presentation( only(\"sites\", \"face\", \"neck\") ))",
                "Balance( $p : pattern, weight >= -2 ) not PatternEvidence( pattern == $p, strength != Strength.FOR )",
                "exists PatternSupport( support == Support.LIKELY, pattern != \"petechiae\" )",
                "Presentation( is(\"fever\") /* known */ )",
                "Presentation( is('fever') )"
            })
    void what_a_rule_may_ask(String condition) {
        assertThat(problems(with(condition))).isEmpty();
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("import java.io.File", ":9", "import java.io.File"),
                Arguments.of("import java.util.*", ":9", "import java.util.*"),
                Arguments.of("import org.rubra.knowledge.Stage", ":9", "import org.rubra.knowledge.Stage"),
                Arguments.of("import function java.lang.System.exit", "", "function import"),
                Arguments.of("import static java.lang.System.exit", "", ""),
                Arguments.of("import accumulate java.lang.Object sum", "", "accumulate import"),
                Arguments.of("global java.util.List list", ":9", "a global"),
                Arguments.of("function int f() { return 1; }", ":9", "a function"),
                Arguments.of("query \"some query\" Presentation( is(\"fever\") ) end", ":9", "a query"),
                Arguments.of("declare Foo bar : String end", ":9", "a type declaration"),
                Arguments.of("declare trait Foo bar : String end", ":9", "a type declaration"),
                Arguments.of("declare enum Foo ONE; end", ":9", "an enum declaration"),
                Arguments.of("declare entry-point foo end", ":9", "an entry point"),
                Arguments.of("declare window Foo Presentation() over window:length( 1 ) end", ":9", "a window"),
                Arguments.of("dialect \"mvel\"", ":9", "dialect \"mvel\""),
                Arguments.of("salience 10", ":9", "salience \"10\""),
                Arguments.of("unit Foo", "", ""));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void nothing_but_imports_of_the_house_and_rules_stands_in_a_file(String line, String at, String found) {
        assertThat(problems(HEAD + "\n" + line + "\n" + RULE))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).startsWith(FILE).contains(found, "; expected "));
        if (!at.isEmpty()) {
            assertThat(problems(HEAD + "\n" + line + "\n" + RULE))
                    .anySatisfy(
                            problem -> assertThat(problem).startsWith(FILE + at).contains(found));
        }
    }

    @Test
    void the_package_names_a_layer() {
        assertThat(problems((HEAD + RULE).replace("rubra.article", "org.rubra")))
                .containsExactly(
                        FILE + ":1   found package org.rubra; expected package rubra.article or rubra.safetynet");
    }

    @Test
    void the_agenda_group_is_the_folder_s_name() {
        assertThat(problems((HEAD + RULE).replace("\"defaults\"", "\"support\"")))
                .containsExactly(FILE
                        + ":7   found agenda-group \"support\"; expected agenda-group \"defaults\" once at the top");
        assertThat(problems((HEAD + RULE).replace("agenda-group \"defaults\"", "")))
                .containsExactly(
                        FILE + ":1   found no agenda-group; expected agenda-group \"defaults\" once at the top");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "salience ( System.exit(3) )",
                "agenda-group \"support\"",
                "no-loop true",
                "dialect \"mvel\"",
                "enabled false",
                "auto-focus true",
                "timer (int: 1s)",
                "duration 10",
                "activation-group \"one\"",
                "ruleflow-group \"one\"",
                "lock-on-active true",
                "date-expires \"01-Jan-2020\"",
                "@Direct",
                "@Propagation(EAGER)"
            })
    void a_rule_has_no_attribute_of_its_own(String attribute) {
        assertThat(problems(HEAD + RULE.replace("when", attribute + "\nwhen")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith(FILE + ":"));
    }

    static Stream<Arguments> annotations() {
        return Stream.of(
                Arguments.of("@Evidence(G1)", ":8   found no @Id; expected an id such as EX-01, unquoted"),
                Arguments.of("@Id(DF90) @Evidence(G1)", ":8   found @Id(DF90); expected an id such as EX-01, unquoted"),
                Arguments.of(
                        "@Id(\"DF-90\") @Evidence(G1)",
                        ":8   found @Id(\"DF-90\"); expected an id such as EX-01, unquoted"),
                Arguments.of("@Id(DF-90)", ":8   found no @Evidence; expected the ids of the statements it stands on"),
                Arguments.of("@Id(DF-90) @Evidence()", ":8   found @Evidence({})"),
                Arguments.of("@Id(DF-90) @Evidence(\"G1\")", ":8   found @Evidence(\"G1\")"),
                Arguments.of("@Id(DF-90) @Evidence(G1) @Id(DF-91)", ":8   found @Id(…) a second time"));
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void a_rule_has_an_id_and_evidence(String annotations, String expected) {
        assertThat(problems(HEAD + RULE.replace("@Id(DF-90) @Evidence(G1, P2)", annotations)))
                .anySatisfy(problem -> assertThat(problem).startsWith(FILE + expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RF-01",
                "Quoted \\\" and more",
                "Broken \\\\u0022); System.exit(1); //",
                "Broken \\\\ off",
                "One",
                "Some $1 name",
                "A {name} of parts"
            })
    void a_name_is_a_sentence_that_no_generated_code_trips_over(String name) {
        assertThat(problems(HEAD + RULE.replace("Spots with fever are evaluated", name)))
                .anySatisfy(problem -> assertThat(problem).startsWith(FILE + ":"));
    }

    @Test
    void a_rule_stands_on_its_own_conditions() {
        assertThat(problems(
                        HEAD + RULE + RULE.replace("evaluated\"", "seen\" extends \"Spots with fever are evaluated\"")))
                .containsExactly(
                        FILE
                                + ":15   found extends \"Spots with fever are evaluated\"; expected a rule with all its conditions");
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("eval( true )", "Eval"),
                Arguments.of("Presentation( eval(true) )", "eval"),
                Arguments.of("Balance( eval(true) )", "eval"),
                Arguments.of("Presentation() from new Object()", "Presentation"),
                Arguments.of("Presentation() from entry-point \"x\"", "Presentation"),
                Arguments.of("Balance() over window:length( 3 )", "Balance"),
                Arguments.of("accumulate( Balance( $w : weight ); $s : sum($w) )", ""),
                Arguments.of("java.util.List() from collect( Balance() )", ""),
                Arguments.of("forall( Balance( weight > 1 ) )", "Forall"),
                Arguments.of("java.lang.Object()", "the type java.lang.Object"),
                Arguments.of("Object()", "the type Object"),
                Arguments.of("org.rubra.vocabulary.Presentation( is(\"fever\") )", "the type org.rubra"),
                Arguments.of("Outcome( is(\"settled\") )", "the type Outcome"),
                Arguments.of("Balanze( weight > 1 )", "the type Balanze"),
                Arguments.of("?some( ; )", ""),
                Arguments.of("/presentation", ""),
                Arguments.of("$x : Presentation( is(\"fever\") )", "Presentation with more"),
                Arguments.of("Presentation( is(\"fever\") ) @watch( * )", ""),
                Arguments.of(
                        "Presentation( is(\"fevr\") )",
                        "the unknown field \"fevr\"; expected a field of Presentation   (did you mean: fever?)"),
                Arguments.of(
                        "Presentation( oneOf(\"onset\", \"suden\") )",
                        "\"suden\"; expected one of sudden, gradual   (did you mean: sudden?)"),
                Arguments.of(
                        "Presentation( is(\"age\") )", "is(\"age\"); expected a question that fits the integer age"),
                Arguments.of("Presentation( is(\"fever\", \"yes\") )", "is(\"fever\", \"yes\")"),
                Arguments.of("Presentation( oneOf(\"sites\", \"face\") )", "fits the set sites"),
                Arguments.of("Presentation( has(\"onset\", \"sudden\") )", "fits the choice onset"),
                Arguments.of("Presentation( oneOf(\"onset\") )", "fits the choice onset"),
                Arguments.of("Presentation( only(\"sites\") )", "fits the set sites"),
                Arguments.of("Presentation( below(\"fever\", 1) )", "fits the boolean fever"),
                Arguments.of("Presentation( below(\"age\", 1, 2) )", "fits the integer age"),
                Arguments.of("Presentation( atLeast(\"age\", \"16\") )", "fits the integer age"),
                Arguments.of("Presentation( equals(\"fever\") )", "fits the boolean fever"),
                Arguments.of("Presentation( at(3) == true )", "questions joined by"),
                Arguments.of("Presentation( this.is(\"fever\") )", "questions joined by"),
                Arguments.of("Presentation( this#Foo.is(\"fever\") )", ""),
                Arguments.of("Presentation( this is(\"fever\") )", ""),
                Arguments.of("Presentation( #Foo( is(\"fever\") ) )", ""),
                Arguments.of("Presentation( is(\"fever\") is(\"fatigue\") )", ""),
                Arguments.of("Presentation( is(\"fever\") && )", ""),
                Arguments.of("Presentation( is(\"fev\\u0065r\") )", ""),
                Arguments.of("Presentation( is(\"fever\\\") || true || is(\\\"x\") )", ""),
                Arguments.of("Presentation( is(\"fever\") == true )", "questions joined by"),
                Arguments.of("Presentation( $b : is(\"fever\") )", "questions joined by"),
                Arguments.of("Presentation( is(\"fever\") ? true : false )", ""),
                Arguments.of("Presentation( schema.fact == \"x\" )", "questions joined by"),
                Arguments.of("Presentation( getClass().forName(\"fever\") == null )", ""),
                Arguments.of("Presentation( is(new String(\"fever\")) )", ""),
                Arguments.of("Presentation( \"fever\"; )", ""),
                Arguments.of("Presentation( true )", "questions joined by"),
                Arguments.of("Presentation( /* */ )( is(\"fever\") )", ""),
                Arguments.of("Layers( off(\"article2\") )", "on or off with one of article, safetynet"),
                Arguments.of("Layers( inForce.size() > 1 )", "questions joined by"),
                Arguments.of("Layers( of(\"safetynet\") )", "on or off"),
                Arguments.of("Balance( Runtime.getRuntime().availableProcessors() > 0 )", "a comparison of one member"),
                Arguments.of("Balance( weight > System.exit(0) )", "a comparison of one member"),
                Arguments.of("Balance( pattern.toString() == \"petechiae\" )", "a comparison of one member"),
                Arguments.of(
                        "Balance( $p : pattern ) Balance( pattern == $p.concat(\"\") )", "a comparison of one member"),
                Arguments.of("Balance( pattern matches \".*\" )", "a comparison of one member"),
                Arguments.of("Balance( weight > 1 || weight < 2 )", "a comparison of one member"),
                Arguments.of("Balance( class == \"null\" )", "\"class\"; expected one of pattern"),
                Arguments.of("Balance( patern == \"petechiae\" )", "(did you mean: pattern?)"),
                Arguments.of("Balance( pattern == \"petechia\" )", "(did you mean: petechiae?)"),
                Arguments.of("Balance( pattern > \"petechiae\" )", "expected == or !="),
                Arguments.of("Balance( weight == \"1\" )", "expected a whole number"),
                Arguments.of("Balance( pattern == $other )", "a variable that was bound to the like"),
                Arguments.of("Balance( $w : weight, pattern == $w )", "a variable that was bound to the like"),
                Arguments.of("Balance( $w : weight + 1 )", "a comparison of one member"),
                Arguments.of("Balance( $w := weight )", "a comparison of one member"),
                Arguments.of("Balance( \"petechiae\"; )", "conditions by name"),
                Arguments.of("RaisedUrgency( urgency == Urgency.SOON )", "\"Urgency.SOON\""),
                Arguments.of("RaisedUrgency( urgency == \"routine\" )", "\"routine\""),
                Arguments.of("RaisedUrgency( source == \"UR-01\" )", "\"source\""),
                Arguments.of("RaisedUrgency( $s : said )", "\"said\""),
                Arguments.of("Explanation( code == \"petechiae\" )", "\"petechiae\"; expected one of strain"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_asks_in_the_house_s_few_ways_only(String condition, String found) {
        assertThat(problems(with(condition))).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith(FILE + ":")
                .contains("; expected "));
        assertThat(problems(with(condition)))
                .anySatisfy(problem -> assertThat(problem).contains(found));
    }

    static Stream<Arguments> consequences() {
        return Stream.of(
                Arguments.of("insert(new RaisedUrgency(\"DF-91\", \"routine\"));", "source is \"DF-90\""),
                Arguments.of(
                        "insert(new RaisedUrgency(\"DF-90\", \"prompt\"));",
                        "\"prompt\"; expected one of self-care, routine"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"emergency\"));", "\"emergency\""),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"rutine\"));", "(did you mean: routine?)"),
                Arguments.of(
                        "insert(new RaisedUrgency(\"DF-90\", Urgency.PROMPT, java.util.List.of()));", "one insert"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", $u));", "a variable that was bound to the like"),
                Arguments.of("insert(new RedFlag(\"DF-90\", \"strain\"));", "\"strain\""),
                Arguments.of("insert(new AskFirst(\"DF-90\", \"agee\"));", "(did you mean: age?)"),
                Arguments.of("insert(new Explanation(\"DF-90\", \"strain\"));", "in the stage defaults"),
                Arguments.of(
                        "insert(new PatternEvidence(\"DF-90\", \"petechiae\", \"for\"));", "in the stage defaults"),
                Arguments.of("insert(new Balance(\"DF-90\", \"petechiae\"));", "in the stage defaults"),
                Arguments.of("insert(new PatternSupport(\"DF-90\", \"petechiae\"));", "2 words after the source"),
                Arguments.of("insert(new PatternSupport(\"DF-90\", \"petechiae\", \"routine\"));", "\"routine\""),
                Arguments.of("insert(new Object());", "one insert"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"routine\")); update(x);", "one insert"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"routine\"));;", "one insert"),
                Arguments.of("insertLogical(new RaisedUrgency(\"DF-90\", \"routine\"));", "one insert"),
                Arguments.of("drools.halt();", "one insert"),
                Arguments.of("System.exit(1);", "one insert"),
                Arguments.of("", "one insert"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"routine\") {{ System.exit(1); }});", "one insert"),
                Arguments.of("insert(new RaisedUrgency(\"DF-90\", \"rou\" + \"tine\"));", "one insert"),
                Arguments.of(
                        "insert(new RaisedUrgency(\"DF-90\", \"routine\\u0022)); System.exit(1); //\"));",
                        "one insert"),
                Arguments.of(
                        "insert(new RaisedUrgency(\"DF-90\", \"routine\")); // then\nSystem.exit(1);", "one insert"),
                Arguments.of("/* why */ insert(new RaisedUrgency(\"DF-90\", \"routine\"));", "one insert"),
                Arguments.of("then[other] System.exit(1);", ""));
    }

    @ParameterizedTest
    @MethodSource("consequences")
    void a_consequence_is_one_insert_of_the_rule_s_own(String consequence, String found) {
        assertThat(problems(concluding(consequence)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith(FILE + ":"))
                .anySatisfy(problem -> assertThat(problem).contains(found));
    }

    @Test
    void what_a_variable_stands_for_may_be_concluded_only_in_its_place() {
        String rule = HEAD
                + """
                rule "A balance is carried over"
                    @Id(DF-90) @Evidence(G1)
                when
                    Balance( $p : pattern, $w : weight )
                then
                    insert(new PatternSupport("DF-90", $p, "likely"));
                end
                """;

        assertThat(problems(rule)).isEmpty();
        assertThat(problems(rule.replace("$p, \"likely\"", "$w, \"likely\"")))
                .containsExactly(FILE + ":12   found $w; expected a variable that was bound to the like, or a code");
        assertThat(problems(rule.replace("PatternSupport(\"DF-90\", $p, \"likely\")", "RaisedUrgency(\"DF-90\", $p)")))
                .hasSize(1);
    }

    @Test
    void advice_is_all_that_is_concluded_when_the_outcome_is_known() {
        String rule = HEAD.replace("defaults", "advice").replace("vocabulary.Layers", "vocabulary.Outcome")
                + RULE.replace(
                        "Presentation( is(\"fever\") )", "Outcome( oneOf(\"urgency\", \"prompt\"), is(\"settled\") )");

        assertThat(read(rule, "advice")).hasSize(1);
        assertThat(read(
                        rule.replace("RaisedUrgency(\"DF-90\", \"routine\")", "Advice(\"DF-90\", \"how-to-press\")"),
                        "advice"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"Spots with more",
                "}",
                "end",
                "end end",
                "\"",
                "/* never closed",
                "rule \"Spots and more\" when Presentation( is(\"fever\" ) then end",
                "rule \"Spots and more\" when Presentation( is(\"fever\") then insert(new Advice(\"DF-91\", \"x\")); end",
                "System.exit(1);",
                "#include",
                "\u0000"
            })
    void what_does_not_parse_is_said_with_its_line(String more) {
        assertThat(problems(HEAD + RULE + more)).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith(FILE));
    }

    @Test
    void all_faults_come_at_once() {
        String text = "import java.io.File\n" + HEAD + RULE.replace("fever\")", "fevr\")")
                + RULE.replace("DF-90", "DF-91").replace("evaluated", "seen").replace("\"routine\"", "\"prompt\"");

        assertThat(problems(text.replace("import java.io.File\n", "")))
                .containsExactly(
                        FILE
                                + ":11   found the unknown field \"fevr\"; expected a field of Presentation   (did you mean: fever?)",
                        FILE + ":19   found \"prompt\"; expected one of self-care, routine");
    }

    /** Should the reader and the compiler ever part ways over the language, what is shipped still uses only this much of it. */
    @Test
    void the_shipped_rules_use_only_the_words_allowed() throws java.io.IOException {
        Set<String> allowed = Set.of(
                "package",
                "rubra",
                "article",
                "safetynet",
                "import",
                "org",
                "conclusion",
                "vocabulary",
                "agenda",
                "group",
                "rule",
                "Id",
                "Evidence",
                "when",
                "then",
                "end",
                "insert",
                "new",
                "not",
                "exists",
                "or",
                "and",
                "Presentation",
                "Outcome",
                "Layers",
                "Balance",
                "PatternEvidence",
                "PatternSupport",
                "RedFlag",
                "RaisedUrgency",
                "Explanation",
                "Advice",
                "Conflict",
                "AskFirst",
                "Urgency",
                "Support",
                "Strength",
                "is",
                "isNot",
                "ruledOut",
                "known",
                "unknown",
                "oneOf",
                "has",
                "only",
                "atLeast",
                "below",
                "on",
                "off",
                "pattern",
                "weight",
                "speaksFor",
                "speaksAgainst",
                "code",
                "urgency",
                "support",
                "strength",
                "field",
                "p");
        Pattern word = Pattern.compile("[A-Za-z]+");
        List<String> offences = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("kb/rules"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path path : files) {
            Files.readString(path)
                    .replaceAll("(?m)//.*$", "")
                    .replaceAll("\"[^\"]*\"", "")
                    .replaceAll("@(Id|Evidence)\\([A-Z0-9, -]*\\)", "")
                    .replaceAll("(Urgency|Support|Strength)\\.[A-Z_]+", "")
                    .lines()
                    .flatMap(line -> word.matcher(line).results().map(each -> each.group()))
                    .filter(each -> !allowed.contains(each))
                    .forEach(each -> offences.add(path + ": " + each));
        }

        assertThat(files).isNotEmpty().allSatisfy(path -> assertThat(path.toString())
                .endsWith(".drl"));
        assertThat(offences).isEmpty();
        assertThat(files).allSatisfy(path -> assertThat(
                        Files.readString(path).lines().filter(line -> line.startsWith("import ")))
                .allMatch(line -> line.matches(
                        "import org\\.rubra\\.(conclusion\\.\\w+|vocabulary\\.(Presentation|Outcome|Layers))")));
    }
}
