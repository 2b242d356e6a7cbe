package org.showpay.benchmarks.payment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.PaymentId;

/**
 * A till's connection, kept open for as long as the service does: HTTP/1.1 by hand, since the load
 * generator shares the machine with what it measures.
 */
final class TillLine implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int BUFFER = 4096;

  private final URI authServer;
  private final String headers;
  private Socket socket;
  private InputStream in;

  TillLine(URI authServer, ApiKey key) throws IOException {
    this.authServer = authServer;
    this.headers =
        """
        HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        """
            .formatted(authServer.getAuthority(), key.reveal());
    this.socket = connect();
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  private Socket connect() throws IOException {
    Socket fresh = new Socket(authServer.getHost(), authServer.getPort());
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(TIMEOUT_MILLIS);
    return fresh;
  }

  /** An answer: its status, what it has in the header Retry-After, and its body. */
  record Answer(int status, boolean saysWhenAgain, String body) {}

  /** Sends a payment and waits for its answer. */
  Answer ask(String payment) throws IOException {
    return exchange(
        "POST /v1/payments "
            + headers
            + "Content-Type: application/json\r\nContent-Length: "
            + payment.length()
            + "\r\n\r\n"
            + payment);
  }

  /** Asks what became of a payment. */
  Answer outcome(PaymentId payment) throws IOException {
    return look("/" + payment);
  }

  /** Reads something of payments, of which the end of the address says what. */
  Answer look(String what) throws IOException {
    return exchange("GET /v1/payments" + what + ' ' + headers + "\r\n");
  }

  private Answer exchange(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String first = line();
    int space = first.indexOf(' ');
    int status = Integer.parseInt(first.substring(space + 1, space + 4));
    int length = -1;
    boolean again = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Integer.parseInt(name.substring("content-length:".length()).strip());
      }
      again |= name.startsWith("retry-after:");
      last |= name.equals("connection: close");
    }
    byte[] content = length >= 0 ? in.readNBytes(length) : chunks();
    if (last) {
      reconnect();
    }
    return new Answer(status, again, new String(content, StandardCharsets.UTF_8));
  }

  /** The service hangs up after some answers, such as 503, and says so. */
  private void reconnect() throws IOException {
    socket.close();
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  private byte[] chunks() throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      all.write(in.readNBytes(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the auth-server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
