package org.showpay.mobile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyQuestion;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.passkey.PasskeysApi.RelyingParty;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;

/** Passkeys of the one account of the fake auth-server; what they sign is looked at by the JDK. */
final class FakePasskeys {

  static final String OWN = "GET /v1/wallet/passkeys";
  static final String ASK = "POST /v1/wallet/passkeys/questions";
  static final String APPROVE = "POST /v1/approvals/*/passkey";

  private static final int ID_LENGTH = 53;
  private static final int ID = 55;
  private static final int VERIFIED = 0x04;

  private final FakeAccount account;
  private final List<Passkey> own = new ArrayList<>();
  private final WebBytes challenge = WebBytes.of(new byte[32]);
  private @Nullable WebBytes credential;
  private @Nullable PublicKey key;
  private @Nullable ApprovalQuestion asked;

  FakePasskeys(FakeAccount account) {
    this.account = account;
    account.usually(OWN, question -> Answer.of(view()));
    account.usually(ASK, question -> ask(question.as(Proof.class)));
    account.usually("POST /v1/wallet/passkeys", question -> add(question.as(NewPasskey.class)));
    account.usually("DELETE /v1/wallet/passkeys/*", question -> forget());
    account.usually("POST /v1/approvals/*/passkey-questions", this::ask);
    account.usually(APPROVE, question -> approve(question.as(PasskeyAnswer.class)));
  }

  synchronized void clear() {
    own.clear();
    credential = null;
    key = null;
  }

  private synchronized List<Passkey> view() {
    return List.copyOf(own);
  }

  private synchronized Answer ask(Proof proof) {
    if (!proof.paymentPassword().equals(FakeAccount.PAYMENT_PASSWORD)) {
      return Answer.problem(422, "WRONG_PASSWORD", NextStep.RETRY_PASSWORD, "It is wrong.");
    }
    return Answer.of(
        new Creation(
            ApprovalNonce.draw(),
            challenge,
            new RelyingParty("localhost", "Showpay"),
            WebBytes.of(new byte[16]),
            List.of(-7),
            credential == null ? List.of() : List.of(credential),
            Instant.now().plusSeconds(120)));
  }

  private synchronized Answer add(NewPasskey made) {
    byte[] data = authenticatorData(made.attestation().bytes());
    int length = ByteBuffer.wrap(data).getShort(ID_LENGTH);
    credential = WebBytes.of(Arrays.copyOfRange(data, ID, ID + length));
    key = keyIn(Arrays.copyOfRange(data, ID + length, data.length));
    if (!says(made.clientData(), "create", challenge) || (data[32] & VERIFIED) == 0) {
      return Answer.problem(422, "PASSKEY_REFUSED", NextStep.AUTHENTICATE, "Not made for this.");
    }
    Passkey added = new Passkey(PasskeyId.next(), made.label(), Instant.now(), null);
    own.add(added);
    return Answer.of(added);
  }

  private synchronized Answer forget() {
    clear();
    return Answer.of("");
  }

  private synchronized Answer ask(FakePeer.Question question) {
    OwnPayment waits = account.paymentOf(PaymentId.of(question.route().split("/", -1)[3]));
    ApprovalQuestion made =
        new ApprovalQuestion(
            waits.payment(),
            waits.merchantName(),
            waits.amount(),
            ApprovalNonce.draw(),
            Instant.ofEpochMilli(System.currentTimeMillis() + 120_000));
    asked = made;
    return Answer.of(
        new PasskeyQuestion(made, "localhost", List.of(Objects.requireNonNull(credential))));
  }

  private synchronized Answer approve(PasskeyAnswer answer) {
    ApprovalQuestion question = Objects.requireNonNull(asked);
    if (!says(answer.clientData(), "get", PasskeyChallenge.ofApproval(question))) {
      return Answer.problem(422, "PASSKEY_CHALLENGE_WRONG", NextStep.AUTHENTICATE, "Another.");
    }
    if (!isSigned(answer)) {
      return Answer.problem(422, "PASSKEY_REFUSED", NextStep.AUTHENTICATE, "Not signed.");
    }
    OwnPayment paid = account.approve(question.payment());
    return Answer.of(new Decided(paid.payment(), paid.state()));
  }

  private boolean isSigned(PasskeyAnswer answer) {
    try {
      byte[] data = answer.authenticatorData().bytes();
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(Objects.requireNonNull(key));
      signature.update(data);
      signature.update(MessageDigest.getInstance("SHA-256").digest(answer.clientData().bytes()));
      return answer.credential().equals(credential)
          && (data[32] & VERIFIED) != 0
          && signature.verify(answer.signature().bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean says(WebBytes clientData, String what, WebBytes challenge) {
    String json = new String(clientData.bytes(), ISO_8859_1);
    return json.contains("\"type\":\"webauthn." + what + "\"")
        && json.contains("\"challenge\":\"" + challenge.base64url() + "\"")
        && json.contains("\"origin\":\"http://localhost:");
  }

  /** The byte string that follows its name in the map. */
  private static byte[] authenticatorData(byte[] attestation) {
    int at = new String(attestation, ISO_8859_1).indexOf("authData") + "authData".length();
    boolean isShort = attestation[at] == 0x58;
    int length =
        isShort ? attestation[at + 1] & 0xff : ByteBuffer.wrap(attestation).getShort(at + 1);
    int start = at + (isShort ? 2 : 3);
    return Arrays.copyOfRange(attestation, start, start + length);
  }

  /** An ES256 key, as COSE writes it: its two coordinates stand at fixed places. */
  private static PublicKey keyIn(byte[] cose) {
    try {
      AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec("secp256r1"));
      ECPoint point =
          new ECPoint(
              new BigInteger(1, Arrays.copyOfRange(cose, 10, 42)),
              new BigInteger(1, Arrays.copyOfRange(cose, 45, 77)));
      return KeyFactory.getInstance("EC")
          .generatePublic(
              new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
