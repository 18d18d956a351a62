package org.rubra.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The rooms of the house, and that all arrows between them go one way. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rubra");

    @Test
    void arrows_go_from_adapters_over_the_record_to_the_assessor_and_down_to_the_vocabulary() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("vocabulary")
                .definedBy("org.rubra.vocabulary")
                .layer("conclusion")
                .definedBy("org.rubra.conclusion")
                .layer("table")
                .definedBy("org.rubra.table")
                .layer("knowledge")
                .definedBy("org.rubra.knowledge")
                .layer("assessment")
                .definedBy("org.rubra.assessment")
                .optionalLayer("log")
                .definedBy("org.rubra.log")
                .optionalLayer("proof")
                .definedBy("org.rubra.proof")
                .optionalLayer("difference")
                .definedBy("org.rubra.difference")
                .layer("review")
                .definedBy("org.rubra.review")
                .layer("bundle")
                .definedBy("org.rubra.bundle")
                .layer("trail")
                .definedBy("org.rubra.trail")
                .optionalLayer("explanation")
                .definedBy("org.rubra.explanation")
                .layer("audit")
                .definedBy("org.rubra.audit")
                .optionalLayer("service")
                .definedBy("org.rubra.service")
                .layer("rest")
                .definedBy("org.rubra.rest..")
                .layer("web")
                .definedBy("org.rubra.web..")
                .layer("cli")
                .definedBy("org.rubra.cli")
                .whereLayer("vocabulary")
                .mayNotAccessAnyLayer()
                .whereLayer("conclusion")
                .mayOnlyAccessLayers("vocabulary")
                .whereLayer("table")
                .mayOnlyAccessLayers("conclusion", "vocabulary")
                .whereLayer("knowledge")
                .mayOnlyAccessLayers("table", "conclusion", "vocabulary")
                .whereLayer("assessment")
                .mayOnlyAccessLayers("knowledge", "table", "conclusion", "vocabulary")
                .whereLayer("log")
                .mayNotAccessAnyLayer()
                .whereLayer("proof")
                .mayOnlyAccessLayers("knowledge", "table", "conclusion", "vocabulary")
                .whereLayer("difference")
                .mayOnlyAccessLayers("knowledge", "table", "vocabulary")
                .whereLayer("review")
                .mayOnlyAccessLayers(
                        "proof",
                        "difference",
                        "explanation",
                        "assessment",
                        "knowledge",
                        "table",
                        "conclusion",
                        "vocabulary")
                .whereLayer("audit")
                .mayOnlyAccessLayers(
                        "trail",
                        "explanation",
                        "review",
                        "log",
                        "assessment",
                        "knowledge",
                        "table",
                        "conclusion",
                        "vocabulary")
                .whereLayer("bundle")
                .mayOnlyAccessLayers("trail", "log", "vocabulary")
                .whereLayer("trail")
                .mayOnlyAccessLayers("log", "assessment", "vocabulary")
                .whereLayer("explanation")
                .mayOnlyAccessLayers("assessment", "knowledge", "table", "conclusion", "vocabulary")
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(HOUSE);
    }

    @Test
    void only_knowledge_and_assessment_know_drools() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rubra.knowledge", "org.rubra.assessment")
                .and()
                .resideInAPackage("org.rubra..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..")
                .check(HOUSE);
    }

    @Test
    void only_table_knows_poi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rubra.table")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.poi..")
                .check(HOUSE);
    }

    @Test
    void only_proof_knows_the_solver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rubra.proof")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sat4j..")
                .check(HOUSE);
    }

    @Test
    void the_assessor_does_no_input_or_output_and_knows_no_web_framework() {
        noClasses()
                .that()
                .resideInAPackage("org.rubra.assessment")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "java.sql..", "java.nio.file..", "java.net..")
                .check(HOUSE);
    }

    @Test
    void adapters_reach_the_assessor_only_through_the_record() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rubra.audit", "org.rubra.explanation", "org.rubra.review")
                .should()
                .callMethod(org.rubra.assessment.Assessor.class, "assess", org.rubra.vocabulary.Presentation.class)
                .check(HOUSE);
    }

    @Test
    void rooms_do_not_go_round_in_circles() {
        SlicesRuleDefinition.slices()
                .matching("org.rubra.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }
}
