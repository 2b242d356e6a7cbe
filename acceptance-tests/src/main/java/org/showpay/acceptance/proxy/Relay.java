package org.showpay.acceptance.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.showpay.acceptance.proxy.Wire.Answer;
import org.showpay.acceptance.proxy.Wire.Question;

/** One connection of a caller, and ours to the callee; passes on exchange by exchange. */
final class Relay implements AutoCloseable {

  private static final long NANOS = 1_000_000_000L;

  private final FaultProxy proxy;
  private final Wire wire;
  private final Socket caller;
  private final Socket callee;
  private final Inflow answers = new Inflow();
  private volatile boolean busy;
  private volatile boolean last;

  Relay(FaultProxy proxy, Wire wire, Socket caller, Socket callee) {
    this.proxy = proxy;
    this.wire = wire;
    this.caller = caller;
    this.callee = callee;
  }

  /** Passes on what comes until one of them ends it, or a fault does. */
  void run() {
    try (this) {
      InputStream fromCallee = callee.getInputStream();
      // When the callee has ended it, so must we: a caller would hold it for alive.
      Thread.ofVirtual().start(() -> answers.fillFrom(fromCallee, this::calleeEnded));
      InputStream questions = new BufferedInputStream(caller.getInputStream());
      wire.greet(questions, caller.getOutputStream(), answers, callee.getOutputStream());
      Question question = wire.readQuestion(questions);
      while (question != null && passOn(question) && !last) {
        question = wire.readQuestion(questions);
      }
    } catch (IOException ended) {
      // Either side may end a connection at any time; the other one is told by its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void calleeEnded() {
    if (!busy) {
      close(caller);
    }
  }

  /** Ends it when the exchange under way is over; now, if there is none. */
  void endWhenIdle() {
    last = true;
    if (!busy) {
      close(caller);
    }
  }

  /** False when the connection is over. */
  private boolean passOn(Question question) throws IOException, InterruptedException {
    busy = true;
    Exchange exchange = new Exchange(proxy.link(), question.what(), question.content());
    Optional<Fault> fault = proxy.plan().faultFor(exchange);
    boolean more = fault.isPresent() ? strike(fault.get(), question) : plainly(question);
    busy = false;
    proxy.passed();
    return more;
  }

  private boolean plainly(Question question) throws IOException {
    return tell(ask(question));
  }

  private boolean strike(Fault fault, Question question) throws IOException, InterruptedException {
    return switch (fault) {
      case Fault.Refuse() -> reset();
      case Fault.BlackHole() -> swallow();
      case Fault.CutAnswer(int after) -> cut(ask(question), after);
      case Fault.HoldQuestion(Gate gate) -> {
        gate.pass();
        yield plainly(question);
      }
      case Fault.HoldAnswer(Gate gate) -> {
        Answer answer = ask(question);
        gate.pass();
        yield tell(answer);
      }
      case Fault.Duplicate() -> twice(question);
      case Fault.Overtaken() -> {
        proxy.awaitNext();
        yield plainly(question);
      }
      case Fault.Slow(int rate) -> trickle(ask(question), rate);
      case Fault.Corrupt() -> tell(corrupted(ask(question)));
      case Fault.Instead(String answer) -> tell(new Answer(answer.getBytes(ISO_8859_1), false));
      case Fault.Change(UnaryOperator<String> change) -> tell(changed(ask(question), change));
      case Fault.Before(Runnable deed) -> afterwards(deed);
      case Fault.After(Runnable deed) -> unheard(question, deed);
    };
  }

  private boolean afterwards(Runnable deed) throws IOException {
    deed.run();
    return reset();
  }

  private boolean unheard(Question question, Runnable deed) throws IOException {
    ask(question);
    return afterwards(deed);
  }

  private boolean twice(Question question) throws IOException {
    ask(question);
    return plainly(question);
  }

  private boolean cut(Answer answer, int after) throws IOException {
    byte[] whole = answer.bytes();
    caller.getOutputStream().write(whole, 0, Math.min(after, whole.length - 1));
    return reset();
  }

  private boolean swallow() throws IOException {
    awaitCallersEnd();
    return reset();
  }

  private Answer ask(Question question) throws IOException {
    callee.getOutputStream().write(question.bytes());
    return wire.readAnswer(answers, question);
  }

  private boolean tell(Answer answer) throws IOException {
    OutputStream out = caller.getOutputStream();
    out.write(answer.bytes());
    if (answer.openEnded()) {
      answers.transferTo(out);
    }
    return !answer.openEnded();
  }

  private boolean trickle(Answer answer, int rate) throws IOException {
    for (byte one : answer.bytes()) {
      caller.getOutputStream().write(one);
      LockSupport.parkNanos(NANOS / rate);
    }
    return !answer.openEnded();
  }

  private static Answer corrupted(Answer answer) {
    byte[] bytes = Arrays.copyOf(answer.bytes(), answer.bytes().length);
    bytes[bytes.length * 3 / 4] ^= 1;
    return new Answer(bytes, answer.openEnded());
  }

  private static Answer changed(Answer answer, UnaryOperator<String> change) {
    String changed = change.apply(new String(answer.bytes(), ISO_8859_1));
    return new Answer(changed.getBytes(ISO_8859_1), answer.openEnded());
  }

  private void awaitCallersEnd() {
    try {
      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // That is an end, too.
    }
  }

  /** Both sides see a reset, not an end in good order. */
  private boolean reset() throws IOException {
    caller.setSoLinger(true, 0);
    callee.setSoLinger(true, 0);
    return false;
  }

  @Override
  public void close() {
    close(caller);
    close(callee);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
