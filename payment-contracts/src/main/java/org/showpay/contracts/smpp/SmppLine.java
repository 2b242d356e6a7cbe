package org.showpay.contracts.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.certificate.PeerSockets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A service's session with the SMS server: bound as a transceiver, asked whether it lives when it
 * is silent, and bound again with growing pauses whenever it is gone.
 */
public final class SmppLine implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SmppLine.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 7;
  private static final String SENDER = "Showpay";
  private static final byte NONE = 0;

  private final SmsAccount account;
  private final PeerSockets peers;
  private final Receipt.Desk receipts;
  private volatile @Nullable SMPPSession session;
  private volatile @Nullable Thread keeper;

  /** A line that is not bound before it is started. */
  public SmppLine(SmsAccount account, PeerSockets peers, Receipt.Desk receipts) {
    this.account = account;
    this.peers = peers;
    this.receipts = receipts;
  }

  /** True while there is a session to send by. */
  public boolean isUp() {
    SMPPSession current = session;
    return current != null && current.getSessionState().isTransmittable();
  }

  /** Hands a message in, and asks for a receipt. */
  public SubmitAnswer submit(Submission message) {
    SMPPSession current = session;
    if (current == null || !current.getSessionState().isTransmittable()) {
      return new SubmitAnswer.NotSent();
    }
    try {
      return new SubmitAnswer.Accepted(new ServerMessageId(send(current, message)));
    } catch (NegativeResponseException e) {
      return refused(e.getCommandStatus());
    } catch (PDUException e) {
      return new SubmitAnswer.Refused("not sendable: " + e.getClass().getSimpleName());
    } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
      return new SubmitAnswer.NoAnswer(e.getClass().getSimpleName());
    }
  }

  @Override
  public void start() {
    Thread fresh = Thread.ofVirtual().name("smpp-line").unstarted(this::keepBound);
    keeper = fresh;
    fresh.start();
  }

  /** Says goodbye before it hangs up: whoever keeps the line would cut it off at once. */
  @Override
  public void stop() {
    Thread current = keeper;
    keeper = null;
    SMPPSession last = session;
    session = null;
    if (last != null) {
      last.unbindAndClose();
    }
    if (current != null) {
      current.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return keeper != null;
  }

  /** A long text goes whole, as message_payload: one message, one answer, one receipt. */
  private static String send(SMPPSession by, Submission message)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    WireText text = WireText.of(message.text());
    OptionalParameter reference = message.referenceParameter();
    return by.submitShortMessage(
            "",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            SENDER,
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            message.to().reveal(),
            new ESMClass(),
            NONE,
            NONE,
            null,
            null,
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
            NONE,
            new RawDataCoding(text.coding()),
            NONE,
            text.isLong() ? new byte[0] : text.octets(),
            text.isLong()
                ? new OptionalParameter[] {
                  new OptionalParameter.Message_payload(text.octets()), reference
                }
                : new OptionalParameter[] {reference})
        .getMessageId();
  }

  private static SubmitAnswer refused(int status) {
    return switch (status) {
      case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
          new SubmitAnswer.Throttled();
      default -> new SubmitAnswer.Refused("status 0x%08x".formatted(status));
    };
  }

  private void keepBound() {
    int failures = 0;
    while (isKeptByThisThread()) {
      CountDownLatch closed = new CountDownLatch(1);
      SMPPSession fresh = newSession(closed);
      try {
        bind(fresh);
        session = fresh;
        failures = 0;
        LOG.info("Bound to the SMS server as {}", account.systemId());
        if (!isKeptByThisThread()) {
          fresh.close();
          return;
        }
        closed.await();
        LOG.warn("The session with the SMS server is gone");
      } catch (IOException e) {
        failures++;
        fresh.close();
        LOG.warn("No session with the SMS server after {} tries: {}", failures, e.getMessage());
      } catch (InterruptedException stopped) {
        fresh.close();
        return;
      }
      if (!pause(failures)) {
        return;
      }
    }
  }

  /** False once the line was stopped, even where that went unnoticed in the middle of a bind. */
  private boolean isKeptByThisThread() {
    return Thread.currentThread().equals(keeper);
  }

  private SMPPSession newSession(CountDownLatch closed) {
    SMPPSession fresh =
        new SMPPSession((host, port) -> new SocketConnection(peers.connect(host, port)));
    fresh.setEnquireLinkTimer(Math.toIntExact(account.enquireEvery().toMillis()));
    fresh.setTransactionTimer(account.answerWithin().toMillis());
    fresh.setMessageReceiverListener(new ReceiptListener(receipts));
    fresh.addSessionStateListener((now, before, which) -> {
      if (now == SessionState.CLOSED) {
        closed.countDown();
      }
    });
    return fresh;
  }

  private void bind(SMPPSession fresh) throws IOException {
    fresh.connectAndBind(
        account.host(),
        account.port(),
        new BindParameter(
            BindType.BIND_TRX,
            account.systemId(),
            account.password(),
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null),
        account.answerWithin().toMillis());
  }

  private static boolean pause(int failures) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(failures, DOUBLINGS);
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(doubled, LONGEST_PAUSE.toMillis()));
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  /** Passes receipts on, and acknowledges each only when it has been taken. */
  private static final class ReceiptListener implements MessageReceiverListener {

    private final Receipt.Desk desk;

    ReceiptListener(Receipt.Desk desk) {
      this.desk = desk;
    }

    /** What is no final receipt, such as an SMS of a person's, is acknowledged and dropped. */
    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
      Optional<Receipt> receipt = Receipt.read(pdu);
      if (receipt.isPresent() && !desk.take(receipt.get())) {
        throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN);
      }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification pdu) {
      // Nobody asked for one.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
      throw new ProcessRequestException("no data_sm", SMPPConstant.STAT_ESME_RINVCMDID);
    }
  }
}
