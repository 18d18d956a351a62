package org.rubra.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rubra.knowledge.Contents;

/** Where each statement of the evidence is carried: by which rows and rules. */
public final class Statements {
    private Statements() {}

    /** The ids of the rows and rules that cite each statement, in the order of the evidence. */
    public static Map<String, Set<String>> carriers(Contents contents) {
        Map<String, Set<String>> carriers = new java.util.LinkedHashMap<>();
        contents.evidence().statements().forEach(statement -> carriers.put(statement.id(), new TreeSet<>()));
        Map<String, List<String>> cited = new TreeMap<>();
        contents.rows().forEach(row -> cited.put(row.id(), row.evidence()));
        contents.rules().forEach(rule -> cited.put(rule.id(), rule.evidence()));
        cited.forEach((id, evidence) -> evidence.forEach(statement ->
                carriers.computeIfAbsent(statement, key -> new TreeSet<>()).add(id)));
        return carriers;
    }
}
