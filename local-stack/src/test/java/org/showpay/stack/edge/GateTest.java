package org.showpay.stack.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
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
  private Readiness readiness;
  private Gate gate;

  @BeforeEach
  void openTheGate() throws IOException {
    instances.add(new Instance());
    instances.add(new Instance());
    readiness = new Readiness(() -> instances.stream().map(Instance::address).toList());
    gate = new Gate(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), readiness);
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
  void whoIsNotReadyComesLast() throws Exception {
    instances.getFirst().ready = false;
    readiness.look();
    for (int i = 0; i < 3; i++) {
      try (Socket caller = caller()) {
        assertThat(say(caller, "ask")).isEqualTo("yes");
      }
    }
    assertThat(instances.getLast().heard).hasSize(3);
    instances.getFirst().ready = true;
    readiness.look();
    try (Socket one = caller();
        Socket other = caller()) {
      assertThat(say(one, "ask") + say(other, "ask")).isEqualTo("yesyes");
    }
    assertThat(instances.getFirst().heard).isNotEmpty();
  }

  @Test
  void whereNobodyIsReadyEachAnswersForItself() throws Exception {
    instances.forEach(each -> each.ready = false);
    readiness.look();
    try (Socket caller = caller()) {
      assertThat(say(caller, "ask")).isEqualTo("yes");
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

  /** Answers "ask", thinks about "pay" for ever, and says whether it is ready. */
  private static final class Instance {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final Thread serving;
    private volatile boolean ready = true;

    Instance() throws IOException {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      serving = Thread.ofVirtual().start(this::serve);
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
        if (words.equals("GET")) {
          caller.getOutputStream().write(readiness().getBytes(US_ASCII));
          caller.shutdownOutput();
          caller.getInputStream().transferTo(OutputStream.nullOutputStream());
          return;
        }
        heard.add(words);
        if (words.equals("ask")) {
          caller.getOutputStream().write("yes".getBytes(US_ASCII));
        }
        ended.add(caller.getInputStream().read() == -1);
      } catch (IOException cut) {
        ended.add(false);
      }
    }

    private String readiness() {
      return "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .formatted(ready ? "200 OK" : "503 Service Unavailable");
    }

    /** Its port refuses only once whoever waits at the door has gone. */
    void die() {
      try {
        door.close();
        serving.join();
        for (Socket socket : open) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
