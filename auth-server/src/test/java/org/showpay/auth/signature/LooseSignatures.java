package org.showpay.auth.signature;

import java.time.Clock;
import java.util.List;
import org.showpay.contracts.signature.SignedMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: one part of a request need not be signed. */
public class LooseSignatures extends SignedRequests {

  private final String leftOut;

  /** Leaves this part out; nothing where it is empty: then it is another instance, as good. */
  public LooseSignatures(JdbcClient jdbc, Clock clock, String leftOut) {
    super(new SigningKeyBook(jdbc), new NonceBook(jdbc), clock);
    this.leftOut = leftOut;
  }

  @Override
  List<String> toBeCovered(SignedMessage message, boolean hasContent) {
    return super.toBeCovered(message, hasContent).stream()
        .filter(part -> !part.equals(leftOut))
        .toList();
  }

  /** What the task does each minute. */
  public static void forgetOldNonces(JdbcClient jdbc) {
    new NonceBook(jdbc).forgetOld();
  }
}
