package org.showpay.stack.secrets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.showpay.contracts.certificate.PeerSockets;

/** Somebody says one byte to a socket of a service. */
final class Doorstep {

  private Doorstep() {}

  /** True when it arrives. */
  static boolean hears(PeerSockets service, SSLContext caller) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, here);
        SSLSocket line =
            (SSLSocket) caller.getSocketFactory().createSocket(here, door.getLocalPort());
        Socket accepted = service.accepted(door.accept())) {
      Thread.ofVirtual().start(() -> say(line));
      return accepted.getInputStream().read() == 'x';
    } catch (SSLException refused) {
      return false;
    }
  }

  private static void say(SSLSocket line) {
    try {
      line.getOutputStream().write('x');
    } catch (IOException refused) {
      // The other side notices it, and says so.
    }
  }
}
