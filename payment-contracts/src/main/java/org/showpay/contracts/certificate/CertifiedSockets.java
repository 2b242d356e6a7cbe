package org.showpay.contracts.certificate;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.ssl.SslOptions;

/** Both sides show a certificate of our authority, and the called one's name is compared. */
final class CertifiedSockets implements PeerSockets {

  private final SSLContext context;
  private final SslOptions options;

  CertifiedSockets(SSLContext context, SslOptions options) {
    this.context = context;
    this.options = options;
  }

  @Override
  public Socket connect(String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port);
    SSLParameters parameters = parameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
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
