package org.showpay.contracts.checkout;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;

/**
 * What is to be seen on a payment screen.
 *
 * @param version grows with whatever can be seen to change: of two answers the higher one is newer
 * @param secondsLeft how much time there is to show a code; 0 where none is asked for
 * @param payment what waits for the password; present while that is wanted
 * @param cardLast4 last four digits of the card, once a code was accepted
 * @param approval present once it is paid
 * @param refused why the last payment was refused; present until another code is shown
 * @param unknown the card company was asked and has not answered
 * @param undone the card company may have charged the last payment, which is being undone
 * @param soldElsewhere it ended since its order was sold without it meanwhile
 * @param back where the consumer goes on at the shop
 * @param trouble why nothing came of what was just done; absent where something did
 */
public record ScreenView(
    CheckoutId session,
    String shop,
    OrderId orderId,
    Money amount,
    List<CheckoutLine> lines,
    Stage stage,
    long version,
    long secondsLeft,
    @Nullable PaymentId payment,
    @Nullable String cardLast4,
    @Nullable ApprovalNumber approval,
    @Nullable DeclineReason refused,
    boolean unknown,
    boolean undone,
    boolean soldElsewhere,
    URI back,
    @Nullable String trouble) {

  /** The same, with why nothing came of what was just done. */
  public ScreenView with(@Nullable String why) {
    return new ScreenView(
        session,
        shop,
        orderId,
        amount,
        lines,
        stage,
        version,
        secondsLeft,
        payment,
        cardLast4,
        approval,
        refused,
        unknown,
        undone,
        soldElsewhere,
        back,
        why);
  }

  /** What the consumer has to do. */
  public enum Stage {
    /** Show the phone. */
    SCAN,
    /** Give the password, or approve on the phone. */
    PROVE,
    /** Wait for the card company. */
    WAIT,
    /** Go back to the shop: it is paid. */
    PAID,
    /** Go back to the shop: the time is over. */
    EXPIRED,
    /** Go back to the shop: it was given up. */
    CANCELLED;

    /** Nothing changes any more. */
    public boolean isOver() {
      return this == PAID || this == EXPIRED || this == CANCELLED;
    }
  }
}
