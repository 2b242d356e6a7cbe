package org.showpay.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackHome;

/** A release before is built once, as it was, beside what is worked on. */
class BuiltReleaseTest {

  private static final String BUILDS =
      """
      echo built >> ../times
      for service in $(echo "$*" | sed 's/.* //' | tr ',' ' '); do
        mkdir -p "$service/target"
        cp content "$service/target/$service-0.1.0-SNAPSHOT.jar"
      done
      """;

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private SomeRepository repository;

  @BeforeEach
  void begin() throws Exception {
    repository = SomeRepository.begin(folder);
  }

  @Test
  void isBuiltAsItWasAndNotTwice() throws Exception {
    repository.build(BUILDS);
    repository.commit("before");
    repository.commit("now");
    Release before = Release.before(folder, "");
    BuiltRelease built = BuiltRelease.of(folder, before, said::add);
    BuiltRelease.of(folder, before, said::add);
    for (ServiceName service : ServiceName.values()) {
      assertThat(built.programs().obstacle(service)).isEmpty();
    }
    Path upgrade = folder.resolve(".showpay/upgrade");
    assertThat(upgrade.resolve("times")).hasContent("built");
    assertThat(
            upgrade
                .resolve(before.name())
                .resolve("auth-server/target/auth-server-0.1.0-SNAPSHOT.jar"))
        .hasContent("before");
    assertThat(folder.resolve("content")).hasContent("now");
    assertThat(new Git(folder).ask("status", "--porcelain")).hasValue("");
    assertThat(said).last().asString().contains("built already");
  }

  @Test
  void isBuiltAgainWhereThatFailedOrSomebodyDeletedIt() throws Exception {
    repository.build("[ -e ../mended ] || { echo no such thing; rm content; exit 1; }\n" + BUILDS);
    repository.commit("before");
    repository.commit("now");
    Release before = Release.before(folder, "");
    assertThatThrownBy(() -> BuiltRelease.of(folder, before, said::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(before.name() + ".log");
    assertThat(folder.resolve(".showpay/upgrade/" + before.name() + ".log"))
        .hasContent("no such thing");
    Path upgrade = folder.resolve(".showpay/upgrade");
    Files.createFile(upgrade.resolve("mended"));
    BuiltRelease.of(folder, before, said::add);
    StackHome.delete(upgrade.resolve(before.name()));
    BuiltRelease.of(folder, before, said::add);
    assertThat(Files.readAllLines(upgrade.resolve("times"))).hasSize(2);
    assertThat(upgrade.resolve(before.name()).resolve("content")).hasContent("before");
  }
}
