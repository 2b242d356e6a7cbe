package org.showpay.auth.till;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.till.Decisions.News;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Looks four times a second for what has been decided, by whichever instance, and lets the streams
 * of this one hear it: one query for all of them, and none while nobody listens.
 */
@Component
class TillNews implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TillNews.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int STREAMS_OF_A_TERMINAL = 2;
  private static final int STREAMS = 2_000;
  private static final int MOST_MISSED = 1_000;

  private final Decisions decisions;
  private final HeldRequests<TillStream> streams =
      new HeldRequests<>(STREAMS_OF_A_TERMINAL, STREAMS);
  private Position reached = new Position(0, List.of());
  private volatile @Nullable Thread looking;

  TillNews(Decisions decisions) {
    this.decisions = decisions;
  }

  /** Lets a stream hear all that is decided after the position that is returned. */
  synchronized Position join(TerminalId terminal, TillStream stream) {
    if (streams.count() == 0) {
      reached = decisions.now();
    }
    if (!streams.hold(terminal, stream)) {
      throw ProblemException.unavailable(
          "STREAMS_FULL", "No more tills can listen here now. Come again in some seconds.");
    }
    return reached;
  }

  void leave(TerminalId terminal, TillStream stream) {
    streams.leave(terminal, stream);
  }

  /** How many tills listen here. */
  int listening() {
    return streams.count();
  }

  /** What a till has missed since a position; it must have joined before, so as to miss no more. */
  News missed(TerminalId terminal, Position since) {
    News missed = decisions.since(since, List.of(terminal), MOST_MISSED + 1);
    if (since.isBeyond(missed.upTo()) || missed.decisions().size() > MOST_MISSED) {
      throw new ProblemException(
          HttpStatus.GONE,
          "POSITION_GONE",
          NextStep.FIX_REQUEST,
          "Too much has happened since that event. Listen without a 'Last-Event-ID', and ask"
              + " what became of the payments that are open at the till.");
    }
    return missed;
  }

  private synchronized void look() {
    if (streams.count() == 0) {
      return;
    }
    News news = decisions.since(reached, streams.terminals(), Integer.MAX_VALUE);
    news.byTerminal()
        .forEach((terminal, theirs) -> streams.of(terminal).forEach(stream -> stream.hear(theirs)));
    reached = news.upTo();
  }

  /** A look that fails is taken again from the same position: nothing is lost by it. */
  private void lookAgainAndAgain() {
    while (isRunning() && !Thread.currentThread().isInterrupted()) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.warn("No till can be told anything now: {}", e.getClass().getSimpleName());
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  @Override
  public void start() {
    if (isRunning()) {
      return;
    }
    streams.open();
    Thread thread = Thread.ofVirtual().name("till-news").unstarted(this::lookAgainAndAgain);
    looking = thread;
    thread.start();
  }

  /** Before the web server stops, which waits for the requests that are held open. */
  @Override
  public void stop() {
    Thread thread = looking;
    looking = null;
    streams.close();
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
