package org.rubra.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.Model;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Problem;

/** Makes a knowledge base of sources; all of it, or every problem. */
public final class Compiler {
    private Compiler() {}

    /**
     * Compiles the folder that holds {@code kb/} and {@code decision-tables/}. Its DRL files are trusted source. Rules whose text is that of the
     * built-in base are not compiled again.
     *
     * @param optionalLayers whether the layers that may be left out are in force
     */
    public static Compilation folder(Path root, boolean optionalLayers) {
        return sources(Sources.of(root), optionalLayers);
    }

    /** The same, for files of which some stand elsewhere. */
    public static Compilation sources(Sources sources, boolean optionalLayers) {
        List<Problem> problems = new ArrayList<>();
        Contents contents = new SourceReader(sources, problems).read();
        List<Model> models = problems.isEmpty() ? RuleModels.of(contents.ruleFiles(), problems) : List.of();
        return problems.isEmpty()
                ? new Compilation.Compiled(base(contents, contents.digest(), models, optionalLayers))
                : new Compilation.Refused(problems.stream().sorted().distinct().toList(), contents);
    }

    /** The same knowledge base with other layers in force; nothing is read, and no rule compiled, again. */
    public static KnowledgeBase withLayers(KnowledgeBase base, boolean optionalLayers) {
        return base(base.contents(), base.digest(), base.ruleModels(), optionalLayers);
    }

    /** The knowledge base that was compiled when this software was built. */
    public static KnowledgeBase builtIn(boolean optionalLayers) {
        Contents contents = BuiltIn.contents();
        List<Problem> problems = new ArrayList<>();
        List<Model> models = RuleModels.of(contents.ruleFiles(), problems);
        if (!problems.isEmpty()) {
            throw new BrokenKnowledgeException(problems);
        }
        return base(contents, BuiltIn.digest(), models, optionalLayers);
    }

    /**
     * The knowledge base of contents that were kept in a store: canonical JSON of {@link Contents}. They are not trusted, whatever they are named: their rules
     * are compiled only where a folder's would be, and not again where they are the built-in ones.
     *
     * @param digest the name under which they were kept
     * @throws BrokenKnowledgeException with every problem, one of them being contents of another digest
     */
    public static KnowledgeBase kept(String digest, byte[] contents, boolean optionalLayers) {
        try {
            Contents read = new KeptReader(digest).read(contents);
            List<Problem> problems = new ArrayList<>();
            List<Model> models = RuleModels.of(read.ruleFiles(), problems);
            if (!problems.isEmpty()) {
                throw new BrokenKnowledgeException(problems);
            }
            return base(read, digest, models, optionalLayers);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            // a row that asks about no field of the vocabulary, say, shows only where it is put to use
            throw new BrokenKnowledgeException(List.of(new Problem(
                    Place.file(digest), String.valueOf(e.getMessage()), "contents whose parts fit together")));
        }
    }

    @SuppressWarnings("deprecation") // the only way to name the class loader, without which Quarkus' own is guessed at
    static KnowledgeBase base(Contents contents, String digest, List<Model> ruleModels, boolean optionalLayers) {
        List<String> layers = contents.manifest().layers().stream()
                .filter(layer -> optionalLayers || !layer.optional())
                .map(Manifest.Layer::id)
                .toList();
        List<Model> models = new ArrayList<>();
        ruleModels.forEach(model -> models.add(inForce(model, layers)));
        models.add(new RowRules(contents.vocabulary()).model(contents.tables(), layers::contains));
        KieBaseConfiguration configuration =
                KieServices.get().newKieBaseConfiguration(null, Presentation.class.getClassLoader());
        KieBase kieBase = KieBaseBuilder.createKieBaseFromModel(models, configuration);
        requireAll(kieBase, models);
        return new KnowledgeBase(contents, digest, layers, ruleModels, kieBase);
    }

    /** Of two rules that it takes for one, Drools drops the first without a word. */
    private static void requireAll(KieBase kieBase, List<Model> models) {
        long wanted =
                models.stream().mapToLong(model -> model.getRules().size()).sum();
        long found = kieBase.getKiePackages().stream()
                .mapToLong(each -> each.getRules().size())
                .sum();
        if (found != wanted) {
            throw new IllegalStateException(wanted + " rows and rules came to " + found + " in the engine");
        }
    }

    /** The rules of a model whose package is a layer in force. */
    private static Model inForce(Model model, List<String> layers) {
        ModelImpl kept = new ModelImpl();
        model.getRules().stream()
                .filter(rule -> layers.stream()
                        .anyMatch(layer -> RowRules.packageOf(layer).equals(rule.getPackage())))
                .forEach(kept::addRule);
        return kept;
    }
}
