package org.showpay.mobile.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.smpp.ServerMessageId;
import org.showpay.contracts.smpp.SmppServer;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmissionDesk;
import org.showpay.contracts.sms.SmsFaultsApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The SMS server of the patent, by SMPP: a message is in the inbox for good before its sender is
 * told that it was taken, and its receipt is repeated until the sender acknowledges it.
 */
@Component
@EnableConfigurationProperties(SmsServerProperties.class)
public class SmsServer implements SmartLifecycle, SubmissionDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SmsServer.class);
  private static final long RECEIPTS_EVERY_MILLIS = 300;
  private static final long ANSWERS_LATE_SECONDS = 60;

  private final SmsServerProperties properties;
  private final PeerSockets peers;
  private final Inbox inbox;
  private final SmsFaults faults;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile @Nullable SmppServer door;

  SmsServer(SmsServerProperties properties, PeerSockets peers, Inbox inbox, SmsFaults faults) {
    this.properties = properties;
    this.peers = peers;
    this.inbox = inbox;
    this.faults = faults;
  }

  @Override
  public Taken take(String sender, Submission submission) {
    return faults
        .next()
        .map(fault -> strike(fault, sender, submission))
        .orElseGet(() -> new Taken.Kept(inbox.take(sender, submission)));
  }

  @Override
  public synchronized void start() {
    try {
      stopped = new CountDownLatch(1);
      SmppServer open =
          new SmppServer(
              new InetSocketAddress(properties.address(), properties.port()),
              peers,
              properties.passwords(),
              this);
      door = open;
      Thread.ofVirtual().name("sms-receipts").start(() -> tellReceipts(open, stopped));
    } catch (IOException e) {
      throw new UncheckedIOException("No SMS server at port " + properties.port(), e);
    }
  }

  @Override
  public synchronized void stop() {
    SmppServer open = door;
    door = null;
    stopped.countDown();
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isRunning() {
    return door != null;
  }

  /** Where it listens; for whoever had it listen anywhere. */
  public int port() {
    SmppServer open = door;
    if (open == null) {
      throw new IllegalStateException("The SMS server is not running");
    }
    return open.port();
  }

  private Taken strike(SmsFaultsApi.Kind fault, String sender, Submission submission) {
    return switch (fault) {
      case THROTTLE -> new Taken.TooFast();
      case DROP -> {
        inbox.take(sender, submission);
        yield new Taken.HangUp();
      }
      case NO_ANSWER -> {
        ServerMessageId kept = inbox.take(sender, submission);
        pause(stopped, TimeUnit.SECONDS.toMillis(ANSWERS_LATE_SECONDS));
        yield new Taken.Kept(kept);
      }
    };
  }

  private void tellReceipts(SmppServer open, CountDownLatch end) {
    while (!pause(end, RECEIPTS_EVERY_MILLIS)) {
      try {
        for (Inbox.DueReceipt due : inbox.dueReceipts()) {
          inbox.told(due, open.tell(due.sender(), due.receipt(), due.about()));
        }
      } catch (DataAccessException e) {
        // What was not written down is told again: the sender knows it by its name.
        LOG.warn("Receipts are told later: {}", e.getClass().getSimpleName());
      }
    }
  }

  /** True when it is time to end. */
  private static boolean pause(CountDownLatch end, long millis) {
    try {
      return end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
