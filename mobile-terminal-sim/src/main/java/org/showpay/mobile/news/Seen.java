package org.showpay.mobile.news;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;

/**
 * Which payments a page was drawn with: the page says it when it opens its stream, so that nothing
 * is missed between the two, and nothing is told twice.
 */
public record Seen(String digest) {

  /** What a page is drawn with now. */
  public static Seen of(List<OwnPayment> payments) {
    try {
      byte[] all = payments.toString().getBytes(StandardCharsets.UTF_8);
      return new Seen(
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(MessageDigest.getInstance("SHA-256").digest(all)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return digest;
  }
}
