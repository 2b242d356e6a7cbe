package org.showpay.auth.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.payment.PaymentState;

/** Keeps where a payment is sent, and sends it nowhere. */
public class RecordedMoves extends PaymentLife {

  private final List<PaymentState> all = new ArrayList<>();

  /** Of any payment. */
  @SuppressWarnings("NullAway") // Nobody is told or asked.
  public RecordedMoves() {
    super(null, null, null, null, null);
  }

  /** The states it was sent to, one after the other. */
  public List<PaymentState> all() {
    return all;
  }

  @Override
  public Optional<Payment> move(Payment before, Move move) {
    all.add(move.to());
    return Optional.of(before);
  }
}
