package org.showpay.benchmarks.payment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.showpay.contracts.merchant.ApiKey;

/**
 * A till's connection, kept open: HTTP/1.1 by hand, since the load generator shares the machine
 * with what it measures.
 */
final class TillLine implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int BUFFER = 4096;

  private final Socket socket;
  private final InputStream in;
  private final String head;

  TillLine(URI authServer, ApiKey key) throws IOException {
    socket = new Socket(authServer.getHost(), authServer.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    head =
        """
        POST /v1/payments HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length:\
        """
            .formatted(authServer.getAuthority(), key.reveal());
  }

  /** An answer: its status, what it has in the header Retry-After, and its body. */
  record Answer(int status, boolean saysWhenAgain, String body) {}

  /** Sends a payment and waits for its answer. */
  Answer ask(String body) throws IOException {
    String request = head + ' ' + body.length() + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String first = line();
    int space = first.indexOf(' ');
    int status = Integer.parseInt(first.substring(space + 1, space + 4));
    int length = -1;
    boolean again = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Integer.parseInt(name.substring("content-length:".length()).strip());
      }
      again |= name.startsWith("retry-after:");
    }
    byte[] content = length >= 0 ? in.readNBytes(length) : chunks();
    return new Answer(status, again, new String(content, StandardCharsets.UTF_8));
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
