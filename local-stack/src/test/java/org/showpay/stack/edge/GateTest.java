package org.showpay.stack.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers reach an instance, and nothing that was said is said twice. */
class GateTest {

  private static final int PATIENCE = 10_000;

  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private Gate gate;

  @BeforeEach
  void openTheGate() throws IOException {
    instances.add(new Instance());
    instances.add(new Instance());
    gate =
        new Gate(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> instances.stream().map(Instance::address).toList());
    Thread.ofVirtual().start(gate::serve);
  }

  @AfterEach
  void closeEverything() throws IOException {
    gate.close();
    for (Instance instance : instances) {
      instance.die();
    }
  }

  @Test
  void connectionsThatStayOpenAreSpread() throws Exception {
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Socket caller = caller();
      callers.add(caller);
      assertThat(say(caller, "ask")).isEqualTo("yes");
    }
    assertThat(instances).allSatisfy(it -> assertThat(it.heard).hasSize(3));
    for (Socket caller : callers) {
      caller.close();
    }
  }

  @Test
  void whoRefusesTheConnectionIsPassedOver() throws Exception {
    instances.getFirst().die();
    for (int i = 0; i < 3; i++) {
      try (Socket caller = caller()) {
        assertThat(say(caller, "ask")).isEqualTo("yes");
      }
    }
    assertThat(instances.getLast().heard).hasSize(3);
  }

  @Test
  void anInstanceThatDiesAtARequestIsHeardOfAndNobodyElseIsAsked() throws Exception {
    try (Socket caller = caller()) {
      caller.getOutputStream().write("pay".getBytes(US_ASCII));
      Instance asked = whoHeard();
      asked.die();
      assertThat(caller.getInputStream().read()).isEqualTo(-1);
      instances.remove(asked);
    }
    assertThat(instances.getFirst().heard).isEmpty();
    try (Socket next = caller()) {
      assertThat(say(next, "ask")).isEqualTo("yes");
    }
  }

  @Test
  void whereNobodyListensTheConnectionEnds() throws Exception {
    for (Instance instance : instances) {
      instance.die();
    }
    try (Socket caller = caller()) {
      assertThat(caller.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void whoHangsUpIsHeardOfByTheInstance() throws Exception {
    Socket caller = caller();
    assertThat(say(caller, "ask")).isEqualTo("yes");
    caller.close();
    assertThat(whoHeard().ended.poll(PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
  }

  private Instance whoHeard() {
    return Awaitility.await()
        .atMost(Duration.ofMillis(PATIENCE))
        .until(
            () -> instances.stream().filter(each -> !each.heard.isEmpty()).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Socket caller() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gate.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static String say(Socket caller, String words) throws IOException {
    caller.getOutputStream().write(words.getBytes(US_ASCII));
    return new String(caller.getInputStream().readNBytes(3), US_ASCII);
  }

  /** Answers "ask", and thinks about "pay" for ever. */
  private static final class Instance {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    Instance() throws IOException {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    private void serve() {
      try {
        while (true) {
          Socket caller = door.accept();
          open.add(caller);
          Thread.ofVirtual().start(() -> answer(caller));
        }
      } catch (IOException closed) {
        assertThat(door.isClosed()).isTrue();
      }
    }

    private void answer(Socket caller) {
      try (caller) {
        String words = new String(caller.getInputStream().readNBytes(3), US_ASCII);
        heard.add(words);
        if (words.equals("ask")) {
          caller.getOutputStream().write("yes".getBytes(US_ASCII));
        }
        ended.add(caller.getInputStream().read() == -1);
      } catch (IOException cut) {
        ended.add(false);
      }
    }

    void die() {
      try {
        door.close();
        for (Socket socket : open) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
