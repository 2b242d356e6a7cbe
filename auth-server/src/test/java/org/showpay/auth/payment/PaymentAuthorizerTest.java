package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.issuing.GivenIssuers;
import org.showpay.auth.meter.UnmeasuredSteps;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.Password;

/** Where a sale is looked for before anything is done for it, and which cards are asked. */
class PaymentAuthorizerTest {

  private static final Payment BEFORE = SomePayment.in(PaymentState.APPROVED);
  private static final Payment FIRST = asked();
  private static final Payment SECOND = asked();
  private static final IssuerAnswer SILENCE = new IssuerAnswer.NoAnswer("silent");

  private final Book book = new Book();

  /** With a password a dead code would refuse it before the keys of the table could tell. */
  @Test
  void aSaleWithAPasswordThatComesAgainIsAnsweredBeforeItsCodeIsLookedAt() {
    assertThat(authorizer().authorize(SomePayment.SALE, new Password("once more")))
        .isSameAs(BEFORE);
    assertThat(book.opened).isFalse();
  }

  /** Hardly any sale comes twice, and the keys of the table would tell. */
  @Test
  void aSaleWithoutAPasswordIsNotLookedForFirst() {
    assertThat(authorizer().authorize(SomePayment.SALE, null)).isSameAs(FIRST);
    assertThat(book.opened).isTrue();
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void theBackupIsAskedWhereTheReasonLetsItPay(DeclineReason reason) {
    IssuerAnswer refusal = new IssuerAnswer.Declined(FIRST.id(), FIRST.amount(), reason);
    GivenIssuers issuers = new GivenIssuers(refusal, SILENCE);
    Payment paid = ask(issuers);
    if (reason.letsTheBackupPay()) {
      assertThat(paid).isSameAs(SECOND);
      assertThat(issuers.asked()).containsExactly(FIRST.cardToCharge(), SECOND.cardToCharge());
      assertThat(book.answers).containsExactly(SILENCE);
    } else {
      assertThat(paid).isSameAs(FIRST);
      assertThat(issuers.asked()).containsExactly(FIRST.cardToCharge());
      assertThat(book.answers).containsExactly(refusal);
    }
  }

  @Test
  void afterASilenceNoOtherCardIsAsked() {
    GivenIssuers issuers = new GivenIssuers(SILENCE);
    assertThat(ask(issuers)).isSameAs(FIRST);
    assertThat(issuers.asked()).containsExactly(FIRST.cardToCharge());
    assertThat(book.answers).containsExactly(SILENCE);
  }

  @SuppressWarnings("NullAway") // Nobody is proved or charged.
  private PaymentAuthorizer authorizer() {
    EarlierPayments earlier =
        new EarlierPayments(null, null) {
          @Override
          public Optional<Payment> answering(Sale sale) {
            return Optional.of(BEFORE);
          }
        };
    return new PaymentAuthorizer(earlier, book, null, null, new UnmeasuredSteps());
  }

  @SuppressWarnings("NullAway") // The code is spent, and the consumer is proved.
  private Payment ask(GivenIssuers issuers) {
    return new PaymentAuthorizer(null, book, null, issuers, new UnmeasuredSteps())
        .proceed(new Opening.Opened(FIRST, "Dalgona Coffee"));
  }

  private static Payment asked() {
    return SomePayment.with(draft -> {
      draft.state = PaymentState.REQUESTED;
      draft.card = CardToken.next();
    });
  }

  /** No code can be spent, and every card has a backup; what companies answered is noted. */
  private static final class Book extends PaymentBook {

    private final List<IssuerAnswer> answers = new ArrayList<>();
    private boolean opened;

    @SuppressWarnings("NullAway") // No row is written.
    Book() {
      super(null, null, null, null, null);
    }

    @Override
    Opening openWithoutPassword(Sale sale) {
      opened = true;
      return new Opening.Refused(FIRST);
    }

    @Override
    Optional<Opening.Opened> fallBack(Opening.Opened declined, DeclineReason reason) {
      return Optional.of(new Opening.Opened(SECOND, declined.merchantName()));
    }

    @Override
    Payment record(Payment asked, IssuerAnswer answer) {
      answers.add(answer);
      return asked;
    }
  }
}
