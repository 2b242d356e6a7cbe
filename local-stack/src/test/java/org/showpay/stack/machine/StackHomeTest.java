package org.showpay.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stack takes from the machine, and what it must leave alone. */
class StackHomeTest {

  @TempDir Path folder;

  @Test
  void forgettingRemovesRowsAndKeysButNothingThatALinkPointsTo() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "x");
    StackHome home = new StackHome(folder.resolve("home"));
    home.create();
    Files.createDirectories(home.secrets());
    Files.createDirectories(home.data().resolve("base"));
    Files.createSymbolicLink(home.data().resolve("link"), outside);
    Files.writeString(home.logs().resolve("a.log"), "x");
    home.forget();
    assertThat(home.data()).doesNotExist();
    assertThat(home.secrets()).doesNotExist();
    assertThat(home.logs().resolve("a.log")).exists();
    assertThat(outside.resolve("precious")).exists();
  }

  @Test
  void onlyOneStackAtATimeHasTheHome() throws IOException {
    StackHome home = new StackHome(folder);
    try (StackLock first = StackLock.take(home)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> StackLock.take(home))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    StackLock.take(home).close();
  }

  @Test
  void aPortIsTakenEvenByWhoListensOnTheLoopbackAlone() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
      assertThat(PortHolder.of(socket.getLocalPort())).contains(ProcessHandle.current());
    }
  }

  @Test
  void freePortsAreAllDifferent() throws IOException {
    assertThat(Ports.free(20)).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }
}
