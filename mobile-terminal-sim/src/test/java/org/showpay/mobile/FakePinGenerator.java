package org.showpay.mobile;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.handset.SessionToken;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;

/** The pin-generator-service as phones see it: it answers only those who signed in. */
class FakePinGenerator extends FakePeer {

  static final String SIGN_IN = "POST /v1/sessions";
  static final String ADD_CARD = "POST /v1/cards";
  static final String CARDS = "GET /v1/cards";
  static final String ISSUE = "POST /v1/pay-codes";
  static final String DOWNLOAD = "POST /v1/packs";
  static final String CONFIRM = "POST /v1/packs/*/confirmation";
  static final Duration CODE_LIFE = Duration.ofSeconds(60);

  private volatile Duration codeLife = CODE_LIFE;
  private final SecureRandom random = new SecureRandom();
  private final FakePacks packs = new FakePacks();
  private final AtomicBoolean refusesConfirmations = new AtomicBoolean();
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final List<WalletCard> wallet = new CopyOnWriteArrayList<>();
  private final List<PayCode> issued = new CopyOnWriteArrayList<>();
  private final Map<PhoneNumber, Answer> nextSignIns = new ConcurrentHashMap<>();

  FakePinGenerator() {
    usually(SIGN_IN, this::signIn);
    usually(ADD_CARD, question -> isLive(question.bearer()) ? added(question) : notSignedIn());
    usually(CARDS, question -> isLive(question.bearer()) ? wallet() : notSignedIn());
    usually(ISSUE, question -> isLive(question.bearer()) ? issue() : notSignedIn());
    usually(
        DOWNLOAD,
        question ->
            isLive(question.bearer())
                ? packs.download(question.as(PackWish.class))
                : notSignedIn());
    usually(CONFIRM, question -> isLive(question.bearer()) ? confirm(question) : notSignedIn());
  }

  /** How this phone is answered when it signs in next; others may sign in at any time. */
  void nextSignIn(PhoneNumber number, Answer answer) {
    nextSignIns.put(number, answer);
  }

  private Answer signIn(Question question) {
    Answer told =
        question.as(SignIn.class) instanceof SignIn.ByPhoneNumber by
            ? nextSignIns.remove(by.phoneNumber())
            : null;
    return told == null ? Answer.of(open(Duration.ofMinutes(10))) : told;
  }

  /** A session that really is live for this long, as far as phones are told. */
  Session open(Duration life) {
    SessionId id = SessionId.next();
    SessionToken token = new SessionToken("token-of-" + id);
    live.add("Bearer " + token.reveal());
    return new Session(id, token, Instant.now().plus(life));
  }

  boolean isLive(@Nullable String bearer) {
    return bearer != null && live.contains(bearer);
  }

  /** All sessions end before their time. */
  void forgetSessions() {
    live.clear();
  }

  void codesLiveFor(int seconds) {
    codeLife = Duration.ofSeconds(seconds);
  }

  FakePacks packs() {
    return packs;
  }

  /** Confirmations get lost on their way, before anything comes of them. */
  void refusesConfirmations(boolean refuses) {
    refusesConfirmations.set(refuses);
  }

  private Answer confirm(Question question) {
    return refusesConfirmations.get()
        ? new Answer.Says(502, "")
        : packs.confirm(PackId.of(question.route().split("/", -1)[3]));
  }

  PayCode lastIssued() {
    return issued.getLast();
  }

  long signInsOf(PhoneNumber number) {
    return questions(SIGN_IN).stream()
        .map(question -> question.as(SignIn.class))
        .filter(
            signIn -> signIn instanceof SignIn.ByPhoneNumber by && by.phoneNumber().equals(number))
        .count();
  }

  static Answer notSignedIn() {
    return Answer.problem(401, "UNAUTHORIZED", NextStep.FIX_REQUEST, "Sign in first.");
  }

  private Answer issue() {
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, random);
    issued.add(code);
    return Answer.of(new IssuedCode(code, Instant.now().plus(codeLife), "1234"));
  }

  private Answer wallet() {
    return Answer.of(wallet);
  }

  /** Sets the backup of a card, or says 404 as the auth-server does. */
  Answer backsUp(CardToken card, @Nullable CardToken backup) {
    for (WalletCard known : wallet) {
      boolean has = backup == null || wallet.stream().anyMatch(it -> it.card().equals(backup));
      if (known.card().equals(card) && has) {
        WalletCard now =
            new WalletCard(card, known.nickname(), known.company(), known.last4(), backup);
        wallet.set(wallet.indexOf(known), now);
        return Answer.of(now);
      }
    }
    return Answer.problem(404, "CARD_UNKNOWN", NextStep.STOP, "The wallet has no two such cards.");
  }

  /** Empties the one wallet that everybody has here. */
  void forgetCards() {
    wallet.clear();
  }

  private Answer added(Question question) {
    AddCardRequest request = question.as(AddCardRequest.class);
    WalletCard card =
        new WalletCard(request.card(), request.nickname(), new CompanyId("hanbit"), "1234");
    wallet.add(card);
    return Answer.of(card);
  }
}
