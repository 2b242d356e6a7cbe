package org.showpay.contracts.certificate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.ssl.SslOptions;

/** Both sides show a certificate of our authority, and the called one's name is compared. */
final class CertifiedSockets implements PeerSockets {

  /** For the connection, and for each answer until the peer is known to be the right one. */
  private static final int PATIENCE_MILLIS = 5_000;

  private final SSLContext context;
  private final SslOptions options;

  CertifiedSockets(SSLContext context, SslOptions options) {
    this.context = context;
    this.options = options;
  }

  @Override
  public Socket connect(String host, int port) throws IOException {
    Socket line = new Socket();
    try {
      line.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      line.setSoTimeout(PATIENCE_MILLIS);
      Socket certified = handshake(line, host, port);
      certified.setSoTimeout(0);
      return certified;
    } catch (IOException e) {
      line.close();
      throw e;
    }
  }

  private SSLSocket handshake(Socket line, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(line, host, port, true);
    SSLParameters parameters = parameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  @Override
  public Socket accepted(Socket caller) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(caller, null, true);
    socket.setUseClientMode(false);
    SSLParameters parameters = parameters();
    parameters.setNeedClientAuth(true);
    socket.setSSLParameters(parameters);
    return socket;
  }

  private SSLParameters parameters() {
    return new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
  }
}
