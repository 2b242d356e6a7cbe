package org.showpay.acceptance.proxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.showpay.stack.people.Waiting;

/**
 * A port of ours at which somebody listens, or nobody does, or somebody who never answers: whose
 * queue is full, so that the system drops whatever comes to connect (listen(2): backlog). Who is
 * quicker than we are to take a place of that queue is connected, and heard by nobody.
 */
final class Door implements AutoCloseable {

  private static final int MANY = 128;
  private static final int ALMOST_NONE = 1;
  private static final int MOST = 16;
  private static final int NOT_ANSWERED_MILLIS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final int port;
  private final Consumer<Socket> guests;
  private final List<Socket> queue = new ArrayList<>();
  private ServerSocket listener;
  private Thread porter;

  /** Opens one at a free port. */
  Door(Consumer<Socket> guests) throws IOException {
    this.guests = guests;
    this.listener = listen(0, MANY);
    this.port = listener.getLocalPort();
    this.porter = admit(listener);
  }

  int port() {
    return port;
  }

  /** Nobody listens from now on: the port is free when whoever waited at it has gone. */
  synchronized void shut() throws IOException {
    listener.close();
    try {
      porter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted before the port was free", e);
    }
    for (Socket waiting : queue) {
      waiting.close();
    }
    queue.clear();
  }

  /** Somebody listens, and lets nobody in. */
  synchronized void crowd() throws IOException {
    shut();
    listener = listen(port, ALMOST_NONE);
    while (queue.size() < MOST) {
      Socket waiting = new Socket();
      queue.add(waiting);
      try {
        waiting.connect(listener.getLocalSocketAddress(), NOT_ANSWERED_MILLIS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IOException("The system takes connections that nobody accepts, however many");
  }

  /** Everybody is let in again. */
  synchronized void open() throws IOException {
    shut();
    listener = listen(port, MANY);
    porter = admit(listener);
  }

  /** Waits a while where somebody else's connection has been given the port meanwhile. */
  private static ServerSocket listen(int port, int backlog) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      ServerSocket listener = new ServerSocket();
      try {
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
        return listener;
      } catch (BindException taken) {
        listener.close();
        if (System.nanoTime() > until) {
          throw taken;
        }
        Waiting.pause(BETWEEN_TRIES);
      }
    }
  }

  private Thread admit(ServerSocket open) {
    return Thread.ofVirtual()
        .name("door " + port)
        .start(() -> {
          try {
            while (true) {
              guests.accept(open.accept());
            }
          } catch (IOException closed) {
            // It is shut.
          }
        });
  }

  @Override
  public void close() throws IOException {
    shut();
  }
}
