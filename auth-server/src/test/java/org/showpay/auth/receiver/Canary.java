package org.showpay.auth.receiver;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on every address of this machine, and counts who comes. */
final class Canary implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread listener;

  Canary() throws IOException {
    this.socket = new ServerSocket(0);
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void listen() {
    try {
      while (true) {
        try (Socket visitor = socket.accept()) {
          connections.incrementAndGet();
          visitor.shutdownOutput();
        }
      }
    } catch (SocketException closed) {
      listener.interrupt();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
