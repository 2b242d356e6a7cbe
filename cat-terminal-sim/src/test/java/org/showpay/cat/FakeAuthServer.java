package org.showpay.cat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.subscriber.Password;
import tools.jackson.databind.json.JsonMapper;

/** A peer on a real socket that answers, errs, lies or says nothing, as a test tells it to. */
public final class FakeAuthServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern CHUNKED = Pattern.compile("(?i)transfer-encoding: chunked");
  private static final Pattern BEARER = Pattern.compile("(?i)authorization: Bearer (\\S+)");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TerminalId TERMINAL = TerminalId.next();

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Seen> acknowledged = new CopyOnWriteArrayList<>();
  private final Deque<Reply> toPosts = new ArrayDeque<>();
  private final Deque<Reply> toGets = new ArrayDeque<>();
  private final Deque<Reply> toAcknowledgements = new ArrayDeque<>();
  private volatile PackKeyPair sealing = PackKeyPair.draw();
  private ServerSocket door = open(0);

  FakeAuthServer() {
    letIn(door);
  }

  /** Where it listens, also after it was away. */
  String url() {
    return "http://localhost:" + door.getLocalPort();
  }

  /** What it answers to payments that are asked for, in turn; the last reply stays. */
  public void onAuthorize(Reply... replies) {
    teach(toPosts, replies);
  }

  /** What it answers when it is asked what became of a payment, in turn; the last reply stays. */
  public void onFind(Reply... replies) {
    teach(toGets, replies);
  }

  /** What it answers to acknowledgements, in turn; it agrees where nothing is said. */
  public void onAcknowledge(Reply... replies) {
    teach(toAcknowledgements, replies);
  }

  /** Every acknowledgement that arrived, in order. */
  public List<Seen> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Every request that arrived, in order, without the acknowledgements. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** From now on passwords are sealed with another key. */
  public void changesTheSealingKey() {
    sealing = PackKeyPair.draw();
  }

  /** The password that came sealed with a sale. */
  public Password passwordIn(AuthorizationRequest sale) {
    String seal = Objects.requireNonNull(sale.sealedPassword()).base64();
    byte[] typed = sealing.open(SealingKey.bond(sale, TERMINAL), new SealedCodes(seal));
    return new Password(new String(typed, StandardCharsets.UTF_8));
  }

  private SealingKey sealingKey() {
    return new SealingKey(sealing.key(), TERMINAL);
  }

  /** Goes away: nobody listens on its port. */
  public void goAway() {
    close();
  }

  /** Is there, on the same port, and has forgotten all that was before. */
  public synchronized void beThere() {
    if (door.isClosed()) {
      door = open(door.getLocalPort());
      letIn(door);
    }
    seen.clear();
    acknowledged.clear();
    teach(toAcknowledgements, Reply.approved());
    teach(toPosts, Reply.status(500));
    teach(toGets, Reply.status(500));
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket open(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void letIn(ServerSocket listening) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              Socket caller = listening.accept();
              Thread.ofVirtual().start(() -> serve(caller));
            }
          } catch (IOException closed) {
            // The test has sent this peer away.
          }
        });
  }

  private void serve(Socket caller) {
    try (caller) {
      Seen request = read(caller.getInputStream());
      if (request.isAcknowledgement()) {
        acknowledged.add(request);
        next(toAcknowledgements).to(request, caller);
      } else if (request.isForTheSealingKey()) {
        Reply.body(200, "application/json", JSON.writeValueAsString(sealingKey()))
            .to(request, caller);
      } else {
        seen.add(request);
        next(request.isPost() ? toPosts : toGets).to(request, caller);
      }
    } catch (IOException hungUp) {
      // A caller that gives up is part of what is tested.
    }
  }

  private synchronized void teach(Deque<Reply> replies, Reply... inTurn) {
    replies.clear();
    replies.addAll(Arrays.asList(inTurn));
  }

  private synchronized Reply next(Deque<Reply> replies) {
    return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
  }

  private static Seen read(InputStream in) throws IOException {
    String head = readUntil("\r\n\r\n", in);
    Matcher length = LENGTH.matcher(head);
    Matcher bearer = BEARER.matcher(head);
    byte[] body =
        CHUNKED.matcher(head).find()
            ? readChunks(in)
            : in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    String[] line = head.substring(0, head.indexOf(" HTTP/1.1")).split("[?]", -1);
    return new Seen(
        line[0],
        line.length > 1 ? line[1] : "",
        bearer.find() ? bearer.group(1) : "",
        head,
        new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] readChunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(readUntil("\r\n", in).strip(), 16);
      body.write(in.readNBytes(size));
      readUntil("\r\n", in);
    } while (size > 0);
    return body.toByteArray();
  }

  private static String readUntil(String end, InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * A request as it arrived.
   *
   * @param line method and path
   * @param head all header fields, each on a line
   */
  public record Seen(String line, String query, String bearer, String head, String body) {

    boolean isPost() {
      return line.startsWith("POST ");
    }

    boolean isForTheSealingKey() {
      return line.endsWith("/sealing-key");
    }

    boolean isAcknowledgement() {
      return line.endsWith("/acknowledgement");
    }

    /** The payment that is named in the path. */
    public String payment() {
      return line.split("/", -1)[3];
    }
  }
}
