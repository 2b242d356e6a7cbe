package org.showpay.acceptance.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's protocol, version 3: a question is everything up to a Sync, its answer everything up
 * to ReadyForQuery. It knows what a transaction has done when that is to be committed.
 */
final class PostgresWire implements Wire {

  private static final String GOODBYE = "goodbye";
  private static final int LENGTH = 4;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;

  private final Map<String, String> statements = new HashMap<>();
  private final List<String> transaction = new ArrayList<>();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean open;

  @Override
  public void greet(
      InputStream caller, OutputStream toCaller, InputStream callee, OutputStream toCallee)
      throws IOException {
    ByteBuffer begin = untyped(caller, toCallee);
    int code = begin.getInt(LENGTH);
    if (code == SSL_REQUEST || code == GSS_REQUEST) {
      toCaller.write(callee.read());
      greet(caller, toCaller, callee, toCallee);
      return;
    }
    Message said;
    do {
      said = Message.read(callee);
      toCaller.write(said.bytes);
      if (said.type() == 'R' && (said.number() == SASL || said.number() == SASL_CONTINUE)) {
        toCallee.write(Message.read(caller).bytes);
      }
    } while (said.type() != 'Z' && said.type() != 'E');
  }

  private static ByteBuffer untyped(InputStream from, OutputStream to) throws IOException {
    byte[] length = from.readNBytes(LENGTH);
    if (length.length < LENGTH) {
      throw new EOFException();
    }
    byte[] rest = from.readNBytes(ByteBuffer.wrap(length).getInt() - LENGTH);
    ByteBuffer whole = ByteBuffer.allocate(LENGTH + rest.length).put(length).put(rest);
    to.write(whole.array());
    return whole;
  }

  @Override
  public @Nullable Question readQuestion(InputStream caller) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> done = new ArrayList<>();
    while (true) {
      Message said = Message.read(caller);
      bytes.write(said.bytes);
      switch (said.type()) {
        case 'P' -> statements.put(said.text(0), said.text(1));
        case 'B' -> done.add(statements.getOrDefault(said.text(1), "?"));
        case 'Q' -> done.add(said.text(0));
        default -> {
          // Describe, Execute, Close and what else there is say nothing new.
        }
      }
      if (said.type() == 'X') {
        return new Question(bytes.toByteArray(), GOODBYE, "");
      }
      if (said.type() == 'S' || said.type() == 'Q') {
        content.writeBytes(bytes.toByteArray());
        String about = content.toString(StandardCharsets.ISO_8859_1);
        return new Question(bytes.toByteArray(), nameOf(done), about);
      }
    }
  }

  private String nameOf(List<String> done) {
    for (String statement : done) {
      String plain = statement.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
      if (plain.equals("commit") || plain.equals("rollback")) {
        return plain + ": " + end();
      }
      if (plain.startsWith("begin")) {
        open = true;
      } else {
        transaction.add(plain);
      }
    }
    return open ? "sql: " + String.join("; ", transaction) : "commit: " + end();
  }

  private String end() {
    String all = String.join("; ", transaction);
    transaction.clear();
    content.reset();
    open = false;
    return all;
  }

  @Override
  public Answer readAnswer(InputStream callee, Question question) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (question.what().equals(GOODBYE)) {
      return new Answer(bytes.toByteArray(), true);
    }
    Message said;
    do {
      said = Message.read(callee);
      bytes.write(said.bytes);
    } while (said.type() != 'Z');
    return new Answer(bytes.toByteArray(), false);
  }

  /** A message: a letter, a length, and its content. */
  private static final class Message {

    private final byte[] bytes;

    private Message(byte[] bytes) {
      this.bytes = bytes;
    }

    static Message read(InputStream in) throws IOException {
      int type = in.read();
      byte[] length = in.readNBytes(LENGTH);
      if (type < 0 || length.length < LENGTH) {
        throw new EOFException();
      }
      byte[] content = in.readNBytes(ByteBuffer.wrap(length).getInt() - LENGTH);
      ByteBuffer whole = ByteBuffer.allocate(1 + LENGTH + content.length);
      return new Message(whole.put((byte) type).put(length).put(content).array());
    }

    char type() {
      return (char) bytes[0];
    }

    /** The number that it begins with. */
    int number() {
      return ByteBuffer.wrap(bytes).getInt(1 + LENGTH);
    }

    /** Its n-th text that ends with a zero. */
    String text(int n) {
      int from = 1 + LENGTH;
      for (int skipped = 0; skipped < n; skipped++) {
        from = zeroAfter(from) + 1;
      }
      return new String(bytes, from, zeroAfter(from) - from, StandardCharsets.UTF_8);
    }

    private int zeroAfter(int from) {
      int at = from;
      while (bytes[at] != 0) {
        at++;
      }
      return at;
    }
  }
}
