package org.showpay.acceptance.upgrade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A version of the suite.
 *
 * @param commit the whole of its name
 * @param why it is the one that is taken
 */
public record Release(String commit, String why) {

  private static final int SHORT = 12;

  /**
   * The release before this commit: the one that is asked for, else the newest that has a tag
   * {@code v…}, else the commit before.
   *
   * @param asked empty where none is asked for
   */
  public static Release before(Path checkout, String asked)
      throws IOException, InterruptedException {
    Git git = new Git(checkout);
    Release before = choose(git, asked);
    if (before.commit.equals(commit(git, "HEAD").orElse(""))) {
      throw new IOException(asked + " is this commit itself: nothing would be upgraded");
    }
    return before;
  }

  private static Release choose(Git git, String asked) throws IOException, InterruptedException {
    if (!asked.isEmpty()) {
      return new Release(
          commit(git, asked).orElseThrow(() -> new IOException("No commit is called " + asked)),
          "asked for as " + asked);
    }
    Optional<String> tag =
        git.ask("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD~1");
    if (tag.isPresent()) {
      return new Release(commit(git, tag.get()).orElseThrow(), "released as " + tag.get());
    }
    return new Release(
        commit(git, "HEAD~1")
            .orElseThrow(() -> new IOException("There is no commit before this one here")),
        "the commit before, since no release has a tag");
  }

  private static Optional<String> commit(Git git, String name)
      throws IOException, InterruptedException {
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
  }

  /** As people name it. */
  public String name() {
    return commit.substring(0, SHORT);
  }
}
