package org.rubra.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the repository's attributes and one line of configuration, git shows workbooks as lines; real git, and a command that stands in for Rubra's. */
class GitShowsWorkbooksTest {
    private Path repository;

    @BeforeEach
    void a_repository_with_two_versions_of_a_workbook(@TempDir Path folder) throws Exception {
        repository = folder;
        Files.copy(Path.of(".gitattributes"), folder.resolve(".gitattributes"));
        Path command = Files.writeString(
                folder.resolve("rubra"), "#!/bin/sh\n[ \"$1 $2\" = 'tables text' ] && sed 's/^.*://' \"$3\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(folder.resolve("decision-tables"));
        git("init", "-q");
        commit("RF-01 says yes");
        commit("RF-01 says no");
    }

    private void commit(String row) throws Exception {
        // a byte of zero makes it binary to git, as a real workbook is
        Files.writeString(repository.resolve("decision-tables/red-flags.drl.xlsx"), "PK\0:" + row + "\n");
        git("add", "-A");
        git("-c", "user.name=editor", "-c", "user.email=editor@example.org", "commit", "-q", "-m", row);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(repository.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    @Test
    void diff_and_log_show_the_rows_once_the_command_is_configured() throws Exception {
        for (List<String> command : List.of(List.of("diff", "HEAD~1"), List.of("log", "-p", "-1"))) {
            assertThat(git(command.toArray(String[]::new)))
                    .contains("Binary files ")
                    .doesNotContain("RF-01 says yes");
        }
        git("config", "diff.rubra.textconv", "./rubra tables text");

        for (List<String> command : List.of(List.of("diff", "HEAD~1"), List.of("log", "-p", "-1"))) {
            assertThat(git(command.toArray(String[]::new)))
                    .contains("\n-RF-01 says yes\n+RF-01 says no\n")
                    .doesNotContain("Binary files ");
        }
    }

    @Test
    void a_workbook_is_never_merged_or_given_other_line_ends() throws Exception {
        assertThat(git("check-attr", "text", "merge", "diff", "--", "decision-tables/red-flags.drl.xlsx"))
                .isEqualTo(
                        """
                        decision-tables/red-flags.drl.xlsx: text: unset
                        decision-tables/red-flags.drl.xlsx: merge: unset
                        decision-tables/red-flags.drl.xlsx: diff: rubra
                        """);
    }
}
