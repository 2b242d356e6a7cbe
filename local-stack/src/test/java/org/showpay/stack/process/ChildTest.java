package org.showpay.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.stack.machine.StackHome;
import org.showpay.testing.Installed;

/** Where Linux shares the processors out by session, a child has a share of its own. */
class ChildTest {

  private static final Path OURS = Path.of("/proc/self/autogroup");

  @TempDir Path folder;

  @Test
  void givesWayOnceItIsStartedAndLeavesOursAsItIs() throws Exception {
    Installed.orSkipped(
        Files.exists(OURS),
        "Linux shares the processors out otherwise here, so that nobody is seen to give way: use a"
            + " kernel with CONFIG_SCHED_AUTOGROUP, as distributions have");
    String before = Files.readString(OURS);
    StackHome home = new StackHome(folder);
    home.create();
    try (Children children = new Children(home)) {
      Child child =
          children.start(
              "sleeper",
              List.of("/bin/sleep", "60"),
              Map.of(),
              new LogFile(folder, "sleeper", Clock.systemUTC()));
      Path share = Path.of("/proc", Long.toString(child.pid()), "autogroup");
      await().until(() -> !Files.readString(share).equals(before));
      child.giveWay();
      assertThat(Files.readString(share)).endsWith("nice 5\n");
      assertThat(Files.readString(OURS)).isEqualTo(before);
    }
  }
}
