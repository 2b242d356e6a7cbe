package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Town.won;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service that asks another inside a transaction, as ours must never do: the guard on the real
 * client stops it before the adapter hears of it.
 */
@AuthServerTest
class NoCallInTransactionTest {

  @Autowired CardCompaniesApi companies;
  @Autowired TransactionTemplate transaction;
  @Autowired FakeAdapter adapter;

  @BeforeEach
  void anAdapterThatWouldApprove() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
  }

  @Test
  void anAuthorizationInATransactionIsStoppedBeforeItIsSent() {
    CardAuthorization message = message();
    assertThatThrownBy(() -> transaction.execute(status -> companies.authorize(message)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while a transaction was open");
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void theSameAuthorizationAfterTheTransactionIsSent() {
    CardAuthorization message = transaction.execute(status -> message());
    assertThat(companies.authorize(message)).isInstanceOf(IssuerAnswer.Approved.class);
    assertThat(adapter.seen()).containsExactly(message);
  }

  private static CardAuthorization message() {
    return new CardAuthorization(
        PaymentId.next(),
        CardToken.next(),
        won(100),
        CaptureMode.AUTOMATIC,
        new Purchase(MerchantId.next(), "Corner Shop", TerminalId.next()));
  }
}
