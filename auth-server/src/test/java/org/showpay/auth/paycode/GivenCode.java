package org.showpay.auth.paycode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.SubscriberId;

/** One code, which can be spent or not, and what was done with it. */
public class GivenCode extends CodeSpending {

  private final List<String> done = new ArrayList<>();
  private final @Nullable SpentCode code;

  /** What spending it gives; nothing if it is dead. */
  @SuppressWarnings("NullAway") // No row is read.
  public GivenCode(@Nullable SpentCode code) {
    super(null, null);
    this.code = code;
  }

  /** What was done, in its order. */
  public List<String> done() {
    return done;
  }

  @Override
  public void lock(PayCodeDigest digest) {
    done.add("locked");
  }

  @Override
  public void forgive(SubscriberId subscriber) {
    done.add("forgiven");
  }

  @Override
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    done.add("spent");
    return Optional.ofNullable(code);
  }

  @Override
  public DeclineReason whyNotSpent(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return DeclineReason.CODE_NOT_LIVE;
  }
}
