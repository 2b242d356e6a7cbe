package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.showpay.auth.Town.won;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.replica.StaleReads;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * A real replica that lags and then dies: what is read there is old, and what is charged is not.
 */
@AuthServerTest
class ReplicaTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired DataSource dataSource;
  @Autowired PointedReads reads;

  private Standby standby;
  private StaleReads replica;
  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aReplicaThatFollows() throws Exception {
    Optional<Standby> made = Standby.of(environment, freePort());
    assumeTrue(made.isPresent(), "PostgreSQL is no program of this machine: there is no replica");
    standby = made.orElseThrow();
    replica = new StaleReads(dataSource, standby.url());
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    town.limits()
        .change(
            consumer.enrolment().subscriber(),
            new Limits(won(10_000), won(10_000), won(10_000), won(0), 0));
  }

  @AfterEach
  void takeAway() throws Exception {
    reads.point(null);
    if (standby != null) {
      replica.close();
      standby.close();
    }
  }

  @Test
  void aReplicaThatLagsOrDiesChangesNothingOfWhatIsCharged() throws Exception {
    PaymentView first = cashier.charge(consumer.code(), won(4_000));
    standby.catchesUp();
    standby.fallsBehind();
    reads.point(replica);
    PayCode code = consumer.code();
    PaymentView second = cashier.charge(code, won(4_000));
    assertThat(second.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(shown()).as("from the replica").containsExactly(first.paymentId().toString());

    assertThat(reason(cashier.charge(code, won(1_000)))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    PaymentView beyond = cashier.charge(consumer.code(), won(4_000));
    assertThat(reason(beyond)).isEqualTo(DeclineReason.LIMIT_PER_DAY);
    assertThat(cashier.payments().find(second.paymentId()).state())
        .isEqualTo(PaymentState.APPROVED);
    assertThat(adapter.seen()).hasSize(2);

    standby.dies();
    assertThat(shown())
        .as("from the database")
        .contains(first.paymentId().toString(), second.paymentId().toString());
  }

  private List<String> shown() {
    return town.walletOf(consumer).payments().stream()
        .map(payment -> payment.payment().toString())
        .toList();
  }

  private static DeclineReason reason(PaymentView payment) {
    return Objects.requireNonNull(payment.decline()).reason();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
