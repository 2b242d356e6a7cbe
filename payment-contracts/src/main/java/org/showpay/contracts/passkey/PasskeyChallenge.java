package org.showpay.contracts.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.subscriber.SubscriberId;

/** What passkeys sign: a digest of what is asked, so that it can be the answer to nothing else. */
public final class PasskeyChallenge {

  private PasskeyChallenge() {}

  /** That a payment is approved; whoever shows it to its owner computes the same. */
  public static WebBytes ofApproval(ApprovalQuestion asked) {
    return digest(asked.passkeyText());
  }

  /** That a passkey is added for somebody. */
  public static WebBytes ofAdding(
      SubscriberId subscriber, ApprovalNonce nonce, Instant answerBefore) {
    String lines =
        "showpay passkey 1\n%s\n%s\n%d\n".formatted(subscriber, nonce, answerBefore.toEpochMilli());
    return digest(lines.getBytes(UTF_8));
  }

  private static WebBytes digest(byte[] text) {
    try {
      return WebBytes.of(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
