package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Vocabulary;

/**
 * Everything a knowledge base says, as plain data: what a release consists of, and what its digest is taken over. How a workbook looks is not among
 * it, so formatting changes no digest.
 */
public record Contents(
        Manifest manifest,
        Vocabulary vocabulary,
        Evidence evidence,
        List<DecisionTable> tables,
        List<RuleFile> ruleFiles,
        List<TrustedRule> rules,
        List<ClinicalCase> cases,
        List<Property> properties) {

    public Contents {
        tables = List.copyOf(tables);
        ruleFiles = List.copyOf(ruleFiles);
        rules = List.copyOf(rules);
        cases = List.copyOf(cases);
        properties = List.copyOf(properties);
    }

    /** All rows, in the order of their tables. */
    @JsonIgnore
    public Stream<Row> rows() {
        return tables.stream().flatMap(table -> table.rows().stream());
    }

    /** The release's name by its contents, {@code sha256:…}. */
    public String digest() {
        return sha256(Json.canonical(this));
    }

    /** The name of the trusted rules alone, by which classes compiled ahead are found again. */
    static String ruleDigest(List<RuleFile> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(
                file -> all.append(file.path()).append('\0').append(file.text()).append('\0'));
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
