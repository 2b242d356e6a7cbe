package org.showpay.contracts.smpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SMS server's end of SMPP: lets senders in by their passwords, and hands on what they send. */
public final class SmppServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SmppServer.class);
  private static final String NAME = "showpay-sms";
  private static final long BOUND_WITHIN_MILLIS = 5_000;
  private static final long ACKNOWLEDGED_WITHIN_MILLIS = 5_000;
  private static final int ENQUIRE_EVERY_MILLIS = 15_000;
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);
  private static final byte NONE = 0;

  private final Map<String, String> passwords;
  private final ServerSocket socket;
  private final SMPPServerSessionListener listener;
  private final Set<Bound> sessions = ConcurrentHashMap.newKeySet();
  private final Thread door;

  /**
   * Listens from now on.
   *
   * @param peers how who connects is spoken with
   * @param passwords of the senders, by the names that they bind with
   */
  public SmppServer(
      InetSocketAddress at, PeerSockets peers, Map<String, String> passwords, SubmissionDesk desk)
      throws IOException {
    this.passwords = Map.copyOf(passwords);
    this.socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(at);
    this.listener =
        new SMPPServerSessionListener(socket.getLocalPort(), new OneSocket(socket, peers));
    listener.setMessageReceiverListener(new SubmissionListener(desk, this::nameOf));
    this.door = Thread.ofVirtual().name("smpp-door").start(this::letIn);
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** True when a session of the sender's has acknowledged the receipt. */
  public boolean tell(String sender, Receipt receipt, PhoneNumber about) {
    return sessions.stream()
        .filter(bound -> bound.sender.equals(sender))
        .anyMatch(bound -> tell(bound.session, receipt, about));
  }

  /** Ends all sessions as a broken cable would, without a word. */
  public void dropSessions() {
    sessions.forEach(bound -> bound.session.close());
  }

  /** How many sessions are bound. */
  public int sessions() {
    return sessions.size();
  }

  /** Afterwards the port is free: it is given back when the thread that waits at it has left. */
  @Override
  public void close() {
    try {
      listener.close();
      door.join(CLOSED_WITHIN);
    } catch (IOException e) {
      LOG.warn("The port of the SMS server was not closed: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dropSessions();
  }

  private void letIn() {
    while (!socket.isClosed()) {
      try {
        SMPPServerSession session = listener.accept();
        Thread.ofVirtual().name("smpp-bind").start(() -> admit(session));
      } catch (IOException e) {
        LOG.debug("No session came: {}", e.getMessage());
      }
    }
  }

  private void admit(SMPPServerSession session) {
    try {
      session.setTransactionTimer(ACKNOWLEDGED_WITHIN_MILLIS);
      BindRequest bind = session.waitForBind(BOUND_WITHIN_MILLIS);
      if (!isPasswordRight(bind)) {
        LOG.warn("A wrong name or password was brought to the SMS server");
        bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
        session.close();
      } else if (bind.getBindType() != BindType.BIND_TRX) {
        bind.reject(SMPPConstant.STAT_ESME_RBINDFAIL);
        session.close();
      } else {
        welcome(session, bind);
      }
    } catch (TimeoutException | IOException | PDUException | RuntimeException e) {
      LOG.warn("A session with the SMS server was not bound: {}", e.getMessage());
      session.close();
    }
  }

  /** Entered before it is told so, since the first message may come at once. */
  private void welcome(SMPPServerSession session, BindRequest bind)
      throws IOException, PDUException {
    Bound bound = new Bound(given(bind.getSystemId()), session);
    sessions.add(bound);
    session.addSessionStateListener((now, before, which) -> {
      if (now == SessionState.CLOSED) {
        sessions.remove(bound);
      }
    });
    session.setEnquireLinkTimer(ENQUIRE_EVERY_MILLIS);
    bind.accept(NAME);
    if (session.getSessionState() == SessionState.CLOSED) {
      sessions.remove(bound);
    }
  }

  /** A name that is not known and a wrong password are answered alike. */
  private boolean isPasswordRight(BindRequest bind) {
    String right = passwords.get(given(bind.getSystemId()));
    return right != null
        && MessageDigest.isEqual(right.getBytes(UTF_8), given(bind.getPassword()).getBytes(UTF_8));
  }

  /** What was left empty in a bind, jSMPP gives as null. */
  private static String given(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private String nameOf(SMPPServerSession session) {
    return sessions.stream()
        .filter(bound -> bound.session.equals(session))
        .map(Bound::sender)
        .findAny()
        .orElse("");
  }

  private static boolean tell(SMPPServerSession session, Receipt receipt, PhoneNumber about) {
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          about.reveal(),
          TypeOfNumber.UNKNOWN,
          NumberingPlanIndicator.UNKNOWN,
          "",
          new ESMClass(
              MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
          NONE,
          NONE,
          new RegisteredDelivery(),
          new RawDataCoding(WireText.GSM),
          receipt.text(),
          receipt.parameters());
      return true;
    } catch (PDUException
        | ResponseTimeoutException
        | InvalidResponseException
        | NegativeResponseException
        | IOException e) {
      LOG.debug("A receipt was not acknowledged: {}", e.getMessage());
      return false;
    }
  }

  private record Bound(String sender, SMPPServerSession session) {}

  /** jSMPP would listen on every address of the machine. */
  private record OneSocket(ServerSocket socket, PeerSockets peers)
      implements ServerConnectionFactory {

    @Override
    public ServerConnection listen(int port) {
      return new ServerSocketConnection(socket) {
        @Override
        public Connection accept() throws IOException {
          return new SocketConnection(peers.accepted(socket.accept()));
        }
      };
    }

    @Override
    public ServerConnection listen(int port, int timeout) {
      return listen(port);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) {
      return listen(port);
    }
  }
}
