package org.showpay.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses, whatever the code above it does. */
@IssuerTest
class AppendOnlyTest {

  @Autowired Bank bank;
  @Autowired JdbcClient jdbc;

  private IssuedCard card;
  private IssuerMessage message;
  private IssuerAnswer answer;

  @BeforeEach
  void oneApprovedPurchase() {
    card = bank.card(1000);
    message = purchase(card, won(100));
    answer = bank.host().authorize(HANBIT, message);
    assertThat(answer).isInstanceOf(IssuerAnswer.Approved.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update authorization_log set amount = amount + 1",
        "update authorization_log set merchant_name = 'Somebody Else'",
        "delete from authorization_log",
        "truncate authorization_log",
        "insert into authorization_log select * from authorization_log "
            + "on conflict (payment_id) do update set amount = 1"
      })
  void refusesToChangeOrForgetADecision(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThat(bank.host().authorize(HANBIT, message)).isEqualTo(answer);
  }

  @Test
  void refusesToUseMoreThanTheLimit() {
    assertThatThrownBy(() -> jdbc.sql("update card_account set used = credit_limit + 1").update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("card_account_used_within_limit");
    assertThat(bank.used(card.account())).isEqualTo(100);
  }

  @Test
  void refusesAnApprovalWithoutANumber() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into authorization_log
                    select gen_random_uuid(), company, pan_digest, expiry, amount, currency,
                           merchant_id, merchant_name, terminal_id, decided_at, booked_on,
                           outcome, account_id, null, available_after, decline_reason, capture
                      from authorization_log where payment_id = ?
                    """)
                .param(message.paymentId().uuid())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("authorization_log_outcome_is_whole");
  }
}
