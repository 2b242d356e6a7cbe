package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Tally.Witness;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.paycode.CodeSpending;
import org.showpay.auth.paycode.ReadThenUpdate;
import org.showpay.auth.payment.HeldInserts;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.auth.payment.UnlockedPayments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same races run by a service that was broken: each is caught, and says what was doubled. */
@AuthServerTest
@Tag("races")
class BrokenTwinsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired Factors factors;
  @Autowired CodeSpending codes;
  @Autowired PaymentRows payments;

  @BeforeEach
  void aCardCompany() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    adapter.followUps().remembers(FakeFollowUps.Memory.APPROVED);
  }

  @Test
  void redeemingByReadThenUpdateIsCaught() throws Exception {
    try (var _ = new TwinSchema(dataSource);
        var _ = InPlaceOf.the(codes, new ReadThenUpdate(jdbc, factors, new Gate(2)))) {
      Tally tally = races(3).codes(3);
      assertThat(tally.broken())
          .hasSize(3)
          .allSatisfy(line ->
              assertThat(line).matches("code .: done too often: .* ROWS ([2-9]|..), CODES 1, .*"));
      assertThat(tally.done().get(Witness.COMPANY)).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void chargingOrdersWithoutTheirUniqueIndexIsCaught() throws Exception {
    try (var schema = new TwinSchema(dataSource)) {
      assertThat(heldOrders()).as("with the index, however late they write").isEmpty();
      schema.without("drop index one_payment_per_order");
      assertThat(heldOrders())
          .hasSize(2)
          .allSatisfy(line ->
              assertThat(line)
                  .matches("order [12]: done too often: TILLS .*, ROWS ([4-9]|..), .*"));
    }
  }

  private List<String> heldOrders() throws Exception {
    try (var _ = InPlaceOf.the(payments, new HeldInserts(jdbc, new Gate(4)))) {
      return races(Races.CLIENTS).orders(2).broken();
    }
  }

  @Test
  void refundingWithoutTheLockIsCaughtOnceTheDatabaseGuardsNothingEither() throws Exception {
    try (var schema = new TwinSchema(dataSource)) {
      assertThat(unlockedRefunds()).as("with the guards of the database").isEmpty();
      schema
          .without("alter table payment drop constraint payment_refunded_within_captured")
          .without("drop trigger ledger_transaction_balances on ledger_transaction");
      assertThat(unlockedRefunds())
          .singleElement()
          .asString()
          .matches("payment 1: done too often: TILLS .*, ROWS ([4-9]|..), .*");
    }
  }

  private List<String> unlockedRefunds() throws Exception {
    try (var _ = InPlaceOf.the(payments, new UnlockedPayments(jdbc, new Gate(4)))) {
      return races(1).refunds(1).broken();
    }
  }

  private Races races(int cards) {
    return new Races(town, adapter, Purse.of(town, adapter, 1, cards));
  }
}
