package org.rubra.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/** Trusted rules, compiled ahead into classes that build Drools' executable model. No text of a table is ever among them. */
final class CompiledRules {
    private static final String MODEL_INDEX = "drools-model";
    /** Two builders at once silently swap their rule sets. */
    private static final ReentrantLock ONE_BUILDER_AT_A_TIME = new ReentrantLock();

    private CompiledRules() {}

    /**
     * Compiles trusted rules.
     *
     * @param problems receives every problem that the compiler reports
     * @return the classes' bytes by file name, the index of models among them; empty when there were problems
     */
    static Map<String, byte[]> classes(List<RuleFile> files, List<Problem> problems) {
        ONE_BUILDER_AT_A_TIME.lock();
        try {
            KieServices services = KieServices.get();
            KieFileSystem system = services.newKieFileSystem();
            files.forEach(file -> system.write("src/main/resources/" + file.path(), file.text()));
            KieBuilder builder = services.newKieBuilder(system, CompiledRules.class.getClassLoader());
            try {
                builder.buildAll(ExecutableModelProject.class);
            } catch (RuntimeException e) { // what the compiler cannot make sense of, it throws
                problems.add(new Problem(Place.file("kb/rules"), String.valueOf(e.getMessage()), "rules that compile"));
                return Map.of();
            }
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            errors.forEach(error -> problems.add(problem(error)));
            return errors.isEmpty() ? output((InternalKieModule) builder.getKieModule()) : Map.of();
        } finally {
            ONE_BUILDER_AT_A_TIME.unlock();
        }
    }

    private static Problem problem(Message error) {
        String path = error.getPath() == null ? "kb/rules" : error.getPath().replaceFirst("^src/main/resources/", "");
        return new Problem(
                Place.line(path, Math.max(0, error.getLine())), error.getText().strip(), "a rule that compiles");
    }

    private static Map<String, byte[]> output(InternalKieModule module) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String name : module.getFileNames()) {
            if (name.endsWith(".class") || name.endsWith(MODEL_INDEX)) {
                classes.put(name, module.getBytes(name));
            }
        }
        return classes;
    }
}
