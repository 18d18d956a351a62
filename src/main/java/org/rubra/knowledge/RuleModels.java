package org.rubra.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.rubra.vocabulary.Problem;

/** Trusted rules as Drools' models: those compiled when this software was built where the texts are the same, else compiled now. */
final class RuleModels {
    private static final String INDEX = "drools-model";

    private RuleModels() {}

    static List<Model> of(List<RuleFile> files, List<Problem> problems) {
        if (files.isEmpty()) {
            return List.of();
        }
        if (Contents.ruleDigest(files).equals(BuiltIn.ruleDigest())) {
            return instances(BuiltIn.ruleModelNames(), RuleModels.class.getClassLoader());
        }
        Map<String, byte[]> classes = CompiledRules.classes(files, problems);
        return problems.isEmpty() ? instances(names(classes), new Loader(classes)) : List.of();
    }

    /** The names of the model classes among what was compiled. */
    static List<String> names(Map<String, byte[]> classes) {
        List<String> names = new ArrayList<>();
        classes.forEach((path, bytes) -> {
            if (path.endsWith(INDEX)) {
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("Drools-Model-Version"))
                        .forEach(names::add);
            }
        });
        return names;
    }

    private static List<Model> instances(List<String> names, ClassLoader loader) {
        try {
            List<Model> models = new ArrayList<>();
            for (String name : names) {
                models.add(
                        (Model) loader.loadClass(name).getDeclaredConstructor().newInstance());
            }
            return models;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rules were compiled but cannot be loaded", e);
        }
    }

    /** Holds the classes of one compilation; it goes when the knowledge base does. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(RuleModels.class.getClassLoader());
            this.classes = classes;
        }

        /** Its own classes first: those of the built-in rules have the same names, and other rules in them. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            }
        }
    }
}
