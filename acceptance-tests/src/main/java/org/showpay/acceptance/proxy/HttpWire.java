package org.showpay.acceptance.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1: requests and responses, with a length or in chunks. */
final class HttpWire implements Wire {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int HEXADECIMAL = 16;

  @Override
  public void greet(
      InputStream caller, OutputStream toCaller, InputStream callee, OutputStream toCallee) {}

  @Override
  public @Nullable Question readQuestion(InputStream caller) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String head = readHead(caller, message);
    if (head.isEmpty()) {
      return null;
    }
    if (isChunked(head)) {
      readChunks(caller, message);
    } else {
      copy(caller, message, length(head).orElse(0));
    }
    return new Question(
        message.toByteArray(),
        head.substring(0, head.lastIndexOf(' ', end(head))),
        message.toString(StandardCharsets.ISO_8859_1));
  }

  @Override
  public Answer readAnswer(InputStream callee, Question question) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String head = readHead(callee, message);
    if (head.isEmpty()) {
      throw new EOFException("no answer");
    }
    OptionalInt length = length(head);
    if (hasNoBody(head, question)) {
      return new Answer(message.toByteArray(), false);
    }
    if (isChunked(head) && !head.contains("text/event-stream")) {
      readChunks(callee, message);
    } else if (length.isPresent()) {
      copy(callee, message, length.getAsInt());
    } else {
      return new Answer(message.toByteArray(), true);
    }
    return new Answer(message.toByteArray(), false);
  }

  private static int end(String head) {
    return head.indexOf('\r');
  }

  private static boolean hasNoBody(String head, Question question) {
    int status = Integer.parseInt(head.split(" ", 3)[1]);
    return status == NO_CONTENT || status == NOT_MODIFIED || question.what().startsWith("head ");
  }

  private static boolean isChunked(String head) {
    return head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
  }

  private static OptionalInt length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
        .findFirst();
  }

  /** Up to the empty line; empty where the connection ended before. */
  private static String readHead(InputStream in, ByteArrayOutputStream message) throws IOException {
    StringBuilder head = new StringBuilder();
    while (true) {
      String line = readLine(in, message);
      if (line.isEmpty() && head.isEmpty()) {
        return "";
      }
      head.append(line);
      if (line.equals("\r\n")) {
        return head.toString();
      }
      if (line.isEmpty()) {
        throw new EOFException("half a head");
      }
    }
  }

  private static void readChunks(InputStream in, ByteArrayOutputStream message) throws IOException {
    int size;
    do {
      String line = readLine(in, message);
      if (line.isEmpty()) {
        throw new EOFException("half a message");
      }
      size = Integer.parseInt(line.split(";", 2)[0].strip(), HEXADECIMAL);
      copy(in, message, size);
      readLine(in, message);
    } while (size > 0);
  }

  /** A line with its end; empty at the end of all. */
  private static String readLine(InputStream in, ByteArrayOutputStream message) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        break;
      }
    }
    message.write(line.toByteArray());
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void copy(InputStream in, ByteArrayOutputStream message, int length)
      throws IOException {
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("half a message");
    }
    message.write(body);
  }
}
