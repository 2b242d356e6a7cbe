package org.showpay.stack.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A port behind which the instances of one service stand. It carries connections, and does not look
 * into them. Who cannot be connected to was sent nothing, so the next one is tried; once there is a
 * connection, nothing is ever said twice: if its instance dies, the caller sees the connection end.
 */
final class Gate implements AutoCloseable {

  private static final int BACKLOG = 512;

  /** So many are carried at once; whoever comes after them waits at the door. */
  private static final int MOST = 4096;

  private static final int CONNECT_MILLIS = 1000;

  /** Where nobody can be let in now, as when there are too many. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** For the last words of a caller whose instance has hung up. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final ServerSocket door;
  private final Readiness instances;
  private final Load load = new Load();
  private final Semaphore places = new Semaphore(MOST);

  /** Opens the port; nobody is let in before {@link #serve}. */
  Gate(InetSocketAddress at, Readiness instances) throws IOException {
    this.door = new ServerSocket();
    this.door.setReuseAddress(true);
    this.door.bind(at, BACKLOG);
    this.instances = instances;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Lets callers in until it is closed. */
  void serve() {
    while (!door.isClosed()) {
      places.acquireUninterruptibly();
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> letIn(caller));
      } catch (IOException closedOrTooMany) {
        places.release();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void letIn(Socket caller) {
    try (caller) {
      List<InetSocketAddress> inTurn = load.leastBusyFirst(instances.now());
      Optional<Visit> visit = firstThatAnswers(instances.readyFirst(inTurn));
      if (visit.isPresent()) {
        carry(caller, visit.get());
      }
    } catch (IOException nobodyThere) {
      // The caller sees the connection end without an answer.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  /** A connection to one instance. */
  private record Visit(InetSocketAddress instance, Socket socket) {}

  private static Optional<Visit> firstThatAnswers(List<InetSocketAddress> addresses) {
    for (InetSocketAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(address, CONNECT_MILLIS);
        return Optional.of(new Visit(address, socket));
      } catch (IOException notThere) {
        close(socket);
      }
    }
    return Optional.empty();
  }

  private void carry(Socket caller, Visit visit) throws IOException, InterruptedException {
    load.begins(visit.instance());
    try (Socket instance = visit.socket()) {
      // Small messages wait for nothing.
      caller.setTcpNoDelay(true);
      instance.setTcpNoDelay(true);
      Thread questions = Thread.ofVirtual().start(() -> pass(caller, instance));
      pass(instance, caller);
      questions.join(LAST_WORDS);
    } finally {
      load.ends(visit.instance());
    }
  }

  /** Passes on what comes, and then that nothing more will come. */
  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // There is nothing to be done about it.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
