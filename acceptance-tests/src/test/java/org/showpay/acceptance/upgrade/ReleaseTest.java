package org.showpay.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which release is the one before. */
class ReleaseTest {

  @TempDir Path folder;

  private SomeRepository repository;
  private String first;
  private String second;

  @BeforeEach
  void threeCommits() throws Exception {
    repository = SomeRepository.begin(folder);
    first = repository.commit("one");
    second = repository.commit("two");
    repository.commit("three");
  }

  @Test
  void isTheCommitBeforeWhereNothingWasReleased() throws Exception {
    Release before = Release.before(folder, "");
    assertThat(before.commit()).isEqualTo(second);
    assertThat(before.why()).contains("no release has a tag");
  }

  @Test
  void isTheNewestReleaseBelowThisCommit() throws Exception {
    repository.git("tag", "--annotate", "v0.1", "--message", "the first", first);
    repository.git("tag", "something-else", second);
    assertThat(Release.before(folder, "").commit()).isEqualTo(first);
    assertThat(Release.before(folder, "").why()).isEqualTo("released as v0.1");
  }

  /** Who releases this commit upgrades from the release before it. */
  @Test
  void isNotTheReleaseThatThisCommitIs() throws Exception {
    repository.git("tag", "v0.1", first);
    repository.git("tag", "v0.2");
    assertThat(Release.before(folder, "").commit()).isEqualTo(first);
  }

  @Test
  void isTheOneThatIsAskedFor() throws Exception {
    repository.git("tag", "v0.1", second);
    assertThat(Release.before(folder, "HEAD~2").commit()).isEqualTo(first);
    assertThat(Release.before(folder, first.substring(0, 8)).name())
        .isEqualTo(first.substring(0, 12));
  }

  @Test
  void isNeitherThisCommitNorOneThatIsNotThere() {
    assertThatThrownBy(() -> Release.before(folder, "main"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("this commit itself");
    assertThatThrownBy(() -> Release.before(folder, "v9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No commit is called v9");
    assertThatThrownBy(() -> Release.before(folder, "--all")).isInstanceOf(IOException.class);
  }
}
