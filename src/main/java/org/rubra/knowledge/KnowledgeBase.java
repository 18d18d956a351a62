package org.rubra.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Model;
import org.kie.api.KieBase;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Vocabulary;

/**
 * A compiled knowledge base: its contents, and the rows and rules of the layers in force as one KIE base. Immutable and safe to share among threads.
 */
public final class KnowledgeBase {
    private final Contents contents;
    private final String digest;
    private final List<String> layers;
    private final List<Model> ruleModels;
    private final KieBase kieBase;
    private final RowIndex rows;
    private final Selection selection;
    private final AdviceRows adviceRows;
    private final Map<String, Located> rowsById = new HashMap<>();
    private final Map<String, TrustedRule> rulesById = new HashMap<>();

    /** A row and the table it stands in. */
    public record Located(DecisionTable table, Row row) {}

    KnowledgeBase(Contents contents, String digest, List<String> layers, List<Model> ruleModels, KieBase kieBase) {
        this.contents = contents;
        this.digest = digest;
        this.layers = List.copyOf(layers);
        this.ruleModels = List.copyOf(ruleModels);
        this.kieBase = kieBase;
        List<DecisionTable> inForce = contents.tables().stream()
                .filter(table -> layers.contains(table.layer()))
                .toList();
        List<DecisionTable> reading =
                inForce.stream().filter(table -> !table.isAdvice()).toList();
        this.rows = new RowIndex(
                reading.stream().flatMap(table -> table.rows().stream()).toList(),
                contents.vocabulary().presentation());
        this.selection = new Selection(reading, rows.rows(), contents.vocabulary());
        this.adviceRows = new AdviceRows(
                inForce.stream()
                        .filter(table -> table.isAdvice() && table.hitPolicy() != HitPolicy.COLLECT)
                        .toList(),
                contents.vocabulary());
        contents.tables()
                .forEach(table -> table.rows().forEach(row -> rowsById.put(row.id(), new Located(table, row))));
        contents.rules().forEach(rule -> rulesById.put(rule.id(), rule));
    }

    public Contents contents() {
        return contents;
    }

    public Vocabulary vocabulary() {
        return contents.vocabulary();
    }

    /** The release's name by its contents, {@code sha256:…}. */
    public String digest() {
        return digest;
    }

    public String version() {
        return contents.manifest().version();
    }

    /** The layers in force, in the manifest's order. */
    public List<String> layers() {
        return layers;
    }

    /** The trusted rules of all layers, compiled. */
    List<Model> ruleModels() {
        return ruleModels;
    }

    public KieBase kieBase() {
        return kieBase;
    }

    /** The rows in force that read the presentation. */
    public RowIndex rowIndex() {
        return rows;
    }

    /** Which of those rows count. */
    public Selection selection() {
        return selection;
    }

    /** The rows in force of tables for advice of which not all that hold count. */
    public AdviceRows adviceRows() {
        return adviceRows;
    }

    /** A row of any layer, in force or not. */
    public Optional<Located> row(String id) {
        return Optional.ofNullable(rowsById.get(id));
    }

    /** A trusted rule of any layer, in force or not. */
    public Optional<TrustedRule> rule(String id) {
        return Optional.ofNullable(rulesById.get(id));
    }
}
