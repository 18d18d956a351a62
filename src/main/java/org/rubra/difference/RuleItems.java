package org.rubra.difference;

import java.util.ArrayList;
import java.util.List;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.RuleFile;
import org.rubra.knowledge.TrustedRule;
import org.rubra.vocabulary.Place;

/** Trusted rules, and what their files say around them, to be compared. */
final class RuleItems {
    private RuleItems() {}

    static List<Item> of(Contents contents) {
        List<Item> items = new ArrayList<>();
        contents.ruleFiles().forEach(file -> items.add(file(file, contents.rules())));
        contents.rules().forEach(rule -> items.add(rule(rule)));
        return items;
    }

    private static Item rule(TrustedRule rule) {
        return Item.of("rule", rule.id(), rule.name(), Place.line(rule.file(), rule.line()))
                .with("stage", rule.stage().code())
                .with("layer", rule.layer())
                .with("asks about the presentation", String.join(", ", rule.presentationFields()))
                .with("asks about the outcome", String.join(", ", rule.outcomeFields()))
                .with("evidence", String.join(", ", rule.evidence()))
                .with("text", rule.text());
    }

    /** Imports and comments; blank lines among them say nothing. */
    private static Item file(RuleFile file, List<TrustedRule> rules) {
        String around = file.text();
        for (TrustedRule rule : rules) {
            if (rule.file().equals(file.path())) {
                around = around.replace(rule.text(), "");
            }
        }
        return Item.of("rule file", file.path(), "what stands around its rules", Place.file(file.path()))
                .with("text", around.replaceAll("\n\\s*\n+", "\n").strip());
    }
}
