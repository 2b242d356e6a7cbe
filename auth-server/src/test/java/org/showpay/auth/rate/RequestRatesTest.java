package org.showpay.auth.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.MerchantsApi.OpenMerchant;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buckets that several instances share. */
@AuthServerTest
class RequestRatesTest {

  private static final int MOST = 100;

  /** More of a kind than an instance tells apart. */
  private static final int MANY = 100_000;

  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @Autowired Rates service;

  private final Whose till = new Whose(Whose.Kind.TERMINAL, UUID.randomUUID().toString(), MOST);

  @AfterEach
  void nobodyIsLeftOut() {
    jdbc.sql("delete from request_rate").update();
  }

  @Test
  void whatOneInstanceLetThroughTheOtherDoesNot() {
    try (Instance one = new Instance();
        Instance other = new Instance()) {
      assertThat(one.takes(2 * MOST)).describedAs("of whom it has not met").isBetween(10, 12);
      one.rates.share();
      int more = one.takes(2 * MOST);
      assertThat(more).isBetween(85, 95);
      one.rates.share();
      assertThat(other.takes(1)).isOne();
      other.rates.share();
      assertThat(other.takes(2 * MOST)).describedAs("nothing is left").isLessThan(5);
    }
  }

  @Test
  void anInstanceThatWasStartedAnewKnowsWhatTheOneBeforeLetThrough() {
    try (Instance before = new Instance()) {
      before.takes(MOST);
      before.rates.share();
      before.takes(MOST);
    }
    try (Instance after = new Instance()) {
      after.takes(1);
      after.rates.share();
      assertThat(after.takes(2 * MOST)).isLessThan(5);
    }
  }

  @Test
  void anInstanceThatDoesNotAskIsCaught() {
    try (Instance one = new Instance();
        Instance deaf = new Instance(new Deaf())) {
      one.takes(MOST);
      one.rates.share();
      one.takes(MOST);
      one.rates.share();
      deaf.takes(1);
      deaf.rates.share();
      assertThat(deaf.takes(2 * MOST)).describedAs("nothing is left").isGreaterThan(5);
    }
  }

  @Test
  void bucketsFillAgainWithTime() {
    try (Instance one = new Instance()) {
      one.takes(1);
      one.rates.share();
      one.takes(2 * MOST);
      one.rates.share();
      assertThat(one.takes(2 * MOST)).isLessThan(5);
      jdbc.sql("update request_rate set at = at - interval '30 s'").update();
      try (Instance later = new Instance()) {
        later.takes(1);
        later.rates.share();
        assertThat(later.takes(2 * MOST)).isBetween(40, 60);
      }
    }
  }

  @Test
  void whoSendsTooManyRequestsIsToldForHowLong() {
    NewTerminal server = till();
    assertThat(status(server)).isEqualTo(200);
    jdbc.sql(
            """
            insert into request_rate (whose, most, left_over, at)
            values (?, 60000, -60000, clock_timestamp())
            on conflict (whose) do update set left_over = -60000, at = clock_timestamp()
            """)
        .param("terminal " + server.terminal())
        .update();
    status(server);
    service.share();
    assertThat(status(server)).isEqualTo(429);
    HttpHeaders told =
        Objects.requireNonNull(
            TestClient.raw(environment, server.apiKey().reveal())
                .get()
                .uri("/v1/payments")
                .exchange((request, response) -> response.getHeaders()));
    assertThat(Long.parseLong(String.valueOf(told.getFirst(HttpHeaders.RETRY_AFTER))))
        .isBetween(1L, 62L);
    assertThat(told.getFirst("RateLimit-Policy")).isEqualTo("\"requests-terminal\";q=60000;w=60");
    assertThat(told.getFirst("RateLimit")).startsWith("\"requests-terminal\";r=0;t=");
  }

  @Test
  void takesWithoutTheDatabaseAndGoesOnWhereItIsAway() {
    try (Instance alone = new Instance(new Deaf())) {
      assertThat(alone.takes(5)).isEqualTo(5);
      alone.rates.share();
      assertThat(alone.takes(5)).isEqualTo(5);
    }
    Whose free = new Whose(Whose.Kind.ADDRESS, "nobody", 0);
    assertThat(service.take(List.of(free))).describedAs("not bounded").isEmpty();
  }

  @Test
  void whoIsNobodyUsesUpNothingOfAll() {
    NewTerminal till = till();
    service.share();
    nobodyIsLeftOut();
    assertThat(status("spk_nobodys")).isEqualTo(401);
    service.share();
    assertThat(counted("address %")).isOne();
    assertThat(counted("all %")).isZero();
    assertThat(status(till)).isEqualTo(200);
    service.share();
    assertThat(counted("all %")).isOne();
  }

  @Test
  void whoHasAnApiKeyAloneUsesUpNothingOfATerminalThatSigns() {
    MerchantId merchant = operator().open(new OpenMerchant("Corner Shop")).merchant();
    NewTerminal till = operator().addTerminal(merchant, new AddTerminal("till"));
    assertThat(status(till)).isEqualTo(401);
    service.share();
    assertThat(counted("terminal " + till.terminal())).isZero();
  }

  @Test
  void manyAddressesWhileTheDatabaseIsAwayLeaveTillsTheirOwn() {
    try (Instance alone = new Instance(new Deaf())) {
      for (int client = 0; client <= MANY; client++) {
        alone.rates.take(List.of(new Whose(Whose.Kind.ADDRESS, "client " + client, MOST)));
      }
      alone.rates.share();
      Whose busy = new Whose(Whose.Kind.TERMINAL, "busy", MOST);
      for (int request = 0; request < MOST; request++) {
        alone.rates.take(List.of(busy));
      }
      assertThat(alone.takes(5)).isEqualTo(5);
    }
  }

  @Test
  void whateverGoesWrongTheTimerGoesOn() {
    try (Instance one = new Instance(new Broken())) {
      one.takes(1);
      assertThatCode(one.rates::share).doesNotThrowAnyException();
    }
  }

  private long counted(String whose) {
    return jdbc.sql("select count(*) from request_rate where whose like ?")
        .param(whose)
        .query(Long.class)
        .single();
  }

  private MerchantsApi operator() {
    return TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  private NewTerminal till() {
    MerchantId merchant = operator().open(new OpenMerchant("Corner Shop")).merchant();
    MerchantTermsApi terms =
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    terms.agree(merchant, terms.find(merchant).relaxed());
    return operator().addTerminal(merchant, new AddTerminal("till"));
  }

  private int status(NewTerminal till) {
    return status(till.apiKey().reveal());
  }

  private int status(String apiKey) {
    return Objects.requireNonNull(
        TestClient.raw(environment, apiKey)
            .get()
            .uri("/v1/payments")
            .exchange((request, response) -> response.getStatusCode().value()));
  }

  /** A database that is away. */
  private final class Deaf extends RateBook {

    Deaf() {
      super(jdbc);
    }

    @Override
    void share(List<LocalBucket> used) {
      throw new DataAccessResourceFailureException("away");
    }
  }

  /** Something that nobody thought of. */
  private final class Broken extends RateBook {

    Broken() {
      super(jdbc);
    }

    @Override
    void share(List<LocalBucket> used) {
      throw new IllegalStateException("broken");
    }
  }

  /** One of several instances of the service. */
  private final class Instance implements AutoCloseable {

    private final Rates rates;

    Instance() {
      this(new RateBook(jdbc));
    }

    Instance(RateBook book) {
      this.rates = new Rates(book);
    }

    /** So many of these requests are let through. */
    int takes(int requests) {
      int let = 0;
      for (int i = 0; i < requests; i++) {
        if (rates.take(List.of(till)).isEmpty()) {
          let++;
        }
      }
      return let;
    }

    @Override
    public void close() {
      rates.destroy();
    }
  }
}
