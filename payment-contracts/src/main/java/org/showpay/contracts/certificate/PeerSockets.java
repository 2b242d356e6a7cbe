package org.showpay.contracts.certificate;

import java.io.IOException;
import java.net.Socket;

/** How services reach each other where they do not speak HTTP. */
public interface PeerSockets {

  /** In the clear. */
  PeerSockets PLAIN =
      new PeerSockets() {
        @Override
        public Socket connect(String host, int port) throws IOException {
          return new Socket(host, port);
        }

        @Override
        public Socket accepted(Socket caller) {
          return caller;
        }
      };

  /** Connects to a peer; when this returns the peer is the right one. */
  Socket connect(String host, int port) throws IOException;

  /**
   * What is to be spoken on with who has just connected, who is a peer once the first byte came.
   */
  Socket accepted(Socket caller) throws IOException;
}
