package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.Password;

/** Where a sale is looked for before anything is done for it. */
class PaymentAuthorizerTest {

  private static final Payment BEFORE = SomePayment.in(PaymentState.APPROVED);

  /** With a password a dead code would refuse it before the keys of the table could tell. */
  @Test
  void aSaleWithAPasswordThatComesAgainIsAnsweredBeforeItsCodeIsLookedAt() {
    assertThat(authorizer().authorize(SomePayment.SALE, new Password("once more")))
        .isSameAs(BEFORE);
  }

  @SuppressWarnings("NullAway") // Nothing else is asked.
  private static PaymentAuthorizer authorizer() {
    EarlierPayments earlier =
        new EarlierPayments(null, null) {
          @Override
          public Optional<Payment> answering(Sale sale) {
            return Optional.of(BEFORE);
          }
        };
    return new PaymentAuthorizer(earlier, null, null, null, null);
  }
}
