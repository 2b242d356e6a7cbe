package org.showpay.mobile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalKeysApi.OnRecord;
import org.showpay.contracts.approval.ApprovalKeysApi.Registration;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Signed;
import org.showpay.contracts.approval.ApprovalsApi.Wish;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.DeclinedCard;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.contracts.wallet.WalletApi.Shop;
import org.showpay.contracts.wallet.WalletApi.WalletView;
import org.showpay.testing.TestPasswords;

/** The auth-server as phones see it, with the one account that everybody has here. */
class FakeAccount extends FakePeer {

  static final Password PAYMENT_PASSWORD = TestPasswords.payment();
  static final String PAYMENTS = "GET /v1/wallet/payments";
  static final String BACKUP = "PUT /v1/wallet/cards/*/backup";
  static final String FREEZE = "POST /v1/wallet/freeze";
  static final Shop SHOP = new Shop(MerchantId.next(), "Dalgona Coffee");

  static final String KEY = "GET /v1/wallet/approval-key";
  static final String NEW_KEY = "PUT /v1/wallet/approval-key";
  static final HandsetId HANDSET = HandsetId.next();

  private static final Limits USUAL =
      new Limits(won(5_000_000), won(10_000_000), won(30_000_000), won(10_000), 5);

  private final List<OwnPayment> payments = new ArrayList<>();
  private final List<ApprovalQuestion> asked = new ArrayList<>();
  private @Nullable ApprovalKey key;
  private final FakePasskeys passkeys = new FakePasskeys(this);
  private Limits limits = USUAL;
  private @Nullable Instant frozenSince;

  FakeAccount(FakePinGenerator sessions) {
    usually("GET /v1/wallet", question -> known(sessions, question, view()));
    usually(PAYMENTS, question -> known(sessions, question, payments()));
    usually("GET /v1/wallet/shops", question -> known(sessions, question, List.of(SHOP)));
    usually(FREEZE, question -> known(sessions, question, freeze()));
    usually(
        "POST /v1/wallet/unfreeze",
        question -> change(question.as(Proof.class).paymentPassword(), () -> frozenSince = null));
    usually("PUT /v1/wallet/limits", this::changeLimits);
    usually(BACKUP, question -> backup(sessions, question));
    usually("POST /v1/approvals/*", this::decide);
    usually("GET /v1/approvals", question -> known(sessions, question, wishes()));
    usually("POST /v1/approvals/*/questions", this::ask);
    usually(KEY, question -> known(sessions, question, new OnRecord(HANDSET, key)));
    usually(NEW_KEY, this::register);
  }

  static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  synchronized void beginAnew() {
    payments.clear();
    asked.clear();
    key = null;
    passkeys.clear();
    limits = USUAL;
    frozenSince = null;
  }

  /** A payment comes in, or becomes something else. */
  synchronized void has(OwnPayment payment) {
    payments.removeIf(known -> known.payment().equals(payment.payment()));
    payments.addFirst(payment);
  }

  /** A payment that asks for its consumer's approval. */
  static OwnPayment waiting(long amount) {
    return payment(amount, PaymentState.AUTHENTICATION_REQUIRED, null);
  }

  static OwnPayment payment(long amount, PaymentState state, @Nullable DeclineReason decline) {
    Instant now = Instant.now();
    return new OwnPayment(
        PaymentId.next(),
        SHOP.name(),
        won(amount),
        won(0),
        decline == DeclineReason.ABOVE_CEILING ? null : "1234",
        null,
        state,
        decline,
        state == PaymentState.AUTHENTICATION_REQUIRED ? now.plusSeconds(90) : null,
        now);
  }

  synchronized WalletView view() {
    return new WalletView(frozenSince, limits, won(12_000), won(340_000));
  }

  private synchronized List<OwnPayment> payments() {
    return List.copyOf(payments);
  }

  private synchronized WalletView freeze() {
    frozenSince = Instant.now();
    return view();
  }

  private Answer changeLimits(Question question) {
    NewLimits wanted = question.as(NewLimits.class);
    return change(wanted.paymentPassword(), () -> limits = wanted.limits());
  }

  private synchronized Answer change(Password password, Runnable change) {
    if (!password.equals(PAYMENT_PASSWORD)) {
      return Answer.problem(422, "WRONG_PASSWORD", NextStep.RETRY_PASSWORD, "It is wrong.");
    }
    change.run();
    return Answer.of(view());
  }

  private static Answer backup(FakePinGenerator sessions, Question question) {
    CardToken card = CardToken.of(question.route().split("/", -1)[4]);
    return sessions.isLive(question.bearer())
        ? sessions.backsUp(card, question.as(Backup.class).backup())
        : FakePinGenerator.notSignedIn();
  }

  /** A payment of this state for which a backup was asked, since another card was declined. */
  static OwnPayment ofABackup(PaymentState state, @Nullable DeclineReason decline) {
    OwnPayment usual = payment(5_000, state, decline);
    return new OwnPayment(
        usual.payment(),
        usual.merchantName(),
        usual.amount(),
        usual.refunded(),
        "5678",
        new DeclinedCard("1234", DeclineReason.LIMIT_EXCEEDED),
        state,
        decline,
        null,
        usual.at());
  }

  private synchronized List<Wish> wishes() {
    return payments.stream()
        .filter(payment -> payment.state() == PaymentState.AUTHENTICATION_REQUIRED)
        .map(payment ->
            new Wish(
                payment.payment(),
                payment.merchantName(),
                payment.amount(),
                "1234",
                Instant.now().plusSeconds(90)))
        .toList();
  }

  private synchronized Answer ask(Question question) {
    PaymentId id = PaymentId.of(question.route().split("/", -1)[3]);
    OwnPayment payment = paymentOf(id);
    ApprovalQuestion made =
        new ApprovalQuestion(
            id,
            payment.merchantName(),
            payment.amount(),
            ApprovalNonce.draw(),
            Instant.ofEpochMilli(System.currentTimeMillis() + 120_000));
    asked.add(made);
    return Answer.of(made);
  }

  /** As the auth-server does it: by the key itself, and by the one before. */
  private synchronized Answer register(Question question) {
    Registration wanted = question.as(Registration.class);
    byte[] text = wanted.key().registrationOf(HANDSET);
    boolean succeeds =
        key == null
            || key.equals(wanted.key())
            || (wanted.signedBefore() != null && key.hasSigned(text, wanted.signedBefore()));
    if (!succeeds || !wanted.key().hasSigned(text, wanted.signed())) {
      return Answer.problem(422, "KEY_NOT_SIGNED", NextStep.FIX_REQUEST, "Not signed.");
    }
    key = wanted.key();
    return Answer.of(new OnRecord(HANDSET, key));
  }

  /** The key that the phone made known. */
  synchronized @Nullable ApprovalKey key() {
    return key;
  }

  /** Whether what came is signed by the phone's key, for a question that was asked. */
  synchronized boolean isSigned(Question decision) {
    Signed signed = decision.as(Decision.class).signed();
    ApprovalKey known = key;
    return signed != null
        && known != null
        && asked.stream()
            .filter(question -> question.nonce().equals(signed.nonce()))
            .anyMatch(question -> known.hasSigned(question.text(), signed.signature()));
  }

  private synchronized Answer decide(Question question) {
    PaymentId id = PaymentId.of(question.route().substring("POST /v1/approvals/".length()));
    boolean approved = question.as(Decision.class).answer() == Decision.Answer.APPROVE;
    OwnPayment decided = decide(id, approved);
    return Answer.of(new Decided(id, decided.state()));
  }

  /** By whatever means. */
  synchronized OwnPayment approve(PaymentId id) {
    return decide(id, true);
  }

  /** As it stands. */
  synchronized OwnPayment paymentOf(PaymentId id) {
    return payments.stream().filter(p -> p.payment().equals(id)).findFirst().orElseThrow();
  }

  private OwnPayment decide(PaymentId id, boolean approved) {
    OwnPayment asked = paymentOf(id);
    OwnPayment decided =
        new OwnPayment(
            id,
            asked.merchantName(),
            asked.amount(),
            asked.refunded(),
            asked.cardLast4(),
            asked.declinedFirst(),
            approved ? PaymentState.APPROVED : PaymentState.DECLINED,
            approved ? null : DeclineReason.AUTHENTICATION_REFUSED,
            null,
            asked.at());
    has(decided);
    return decided;
  }

  private static Answer known(FakePinGenerator sessions, Question question, Object answer) {
    return sessions.isLive(question.bearer()) ? Answer.of(answer) : FakePinGenerator.notSignedIn();
  }
}
