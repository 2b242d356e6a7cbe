package org.showpay.auth.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * While the version before may run, which reads numbers in clear alone, none is taken from it; on a
 * new database none is ever in clear. Told of a table of subscribers that is each test's own: what
 * other tests left in clear would count.
 */
@AuthServerTest
@Transactional
class UpgradedNumbersTest {

  @Autowired JdbcClient jdbc;
  @Autowired FactorKeys keys;

  private final NumbersOfSubscribers service = new NumbersOfSubscribers();
  private final PhoneNumber number = new PhoneNumber("821077770000");
  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void whoWasEnrolledByTheVersionBefore() {
    jdbc.sql("create temporary table subscriber (like public.subscriber including all)").update();
    insert(id, number.reveal());
  }

  @Test
  void onANewDatabaseNumbersAreSealedAlone() {
    jdbc.sql("delete from subscriber").update();
    NumberSafe numbers = started(null);
    assertThat(numbers.clear(number)).isNull();
    assertThat(inClear(numbers)).isZero();
  }

  @Test
  void whatTheVersionBeforeReadsStaysUntilItIsSaidThatItIsGone() {
    NumberSafe first = started(null);
    assertThat(sealing(first).sealAll()).isPositive();
    assertThat(readByTheVersionBefore()).isEqualTo(number.reveal());
    assertThat(first.clear(number)).as("of who is enrolled now").isNotNull();
    assertThat(inClear(first)).isPositive();
    assertThat(started(null).leavesClear()).as("at the next start, too").isTrue();
    NumberSafe told = started(false);
    assertThat(sealing(told).sealAll()).isPositive();
    assertThat(readByTheVersionBefore()).isNull();
    assertThat(inClear(told)).isZero();
    assertThat(started(null).leavesClear()).as("nobody needs to say it for ever").isFalse();
  }

  @Test
  void oneThatCannotBeSealedKeepsNoOtherInClear() {
    insert(new UUID(0, 1), "no number");
    assertThat(sealing(started(false)).sealAll()).isEqualTo(1);
    assertThat(readByTheVersionBefore()).isNull();
  }

  private NumberSafe started(@Nullable Boolean told) {
    return service.numberSafe(jdbc, keys, told);
  }

  private NumberSealing sealing(NumberSafe numbers) {
    return service.sealingOfSubscribers(jdbc, numbers);
  }

  private double inClear(NumberSafe numbers) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    sealing(numbers).bindTo(registry);
    return registry.get("showpay.phone.numbers.in.clear").gauge().value();
  }

  private void insert(UUID who, String phoneNumber) {
    jdbc.sql(
            """
            insert into subscriber (id, phone_number, login_id, state, enrolled_at, version)
            values (?, ?, ?, 'ACTIVE', now(), 0)
            """)
        .params(who, phoneNumber, "login-" + who)
        .update();
  }

  private @Nullable String readByTheVersionBefore() {
    return jdbc.sql("select phone_number from subscriber where id = ?")
        .param(id)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }
}
