package org.showpay.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A host whose queue of connections is full: another attempt is neither taken nor refused. */
final class DeafHost implements AutoCloseable {

  private static final int MORE_THAN_THE_QUEUE = 64;
  private static final int PATIENCE_MS = 200;

  private final ServerSocket socket;
  private final List<Socket> queue = new ArrayList<>();

  DeafHost() throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    for (int i = 0; i < MORE_THAN_THE_QUEUE; i++) {
      Socket caller = new Socket();
      queue.add(caller);
      try {
        caller.connect(socket.getLocalSocketAddress(), PATIENCE_MS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IllegalStateException("The queue of connections does not fill up");
  }

  String address() {
    return "http://" + socket.getInetAddress().getHostAddress() + ':' + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket caller : queue) {
      caller.close();
    }
    socket.close();
  }
}
