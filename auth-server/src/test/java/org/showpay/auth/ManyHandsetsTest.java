package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Many handsets that ask for codes as fast as they can: 500 of them for four seconds, and for as
 * long as {@code -Dshowpay.test.handsets.seconds} says. No more requests are on their way at once
 * than a load balancer would let through.
 */
@AuthServerTest
class ManyHandsetsTest {

  private static final int HANDSETS = 500;
  private static final int ON_THEIR_WAY = 64;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LENGTH =
      Duration.ofSeconds(Long.getLong("showpay.test.handsets.seconds", 4));

  @Autowired Town town;
  @Autowired Environment environment;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore line = new Semaphore(ON_THEIR_WAY);
  private final Queue<RegistrationAnswer> answers = new ConcurrentLinkedQueue<>();

  private record Holder(SubscriberId subscriber, HandsetId handset, CardToken card) {}

  @Test
  void makeNoCodeTwiceHaveOneLiveCodeAtMostAndAreRefusedForTheRateAlone() {
    List<Holder> holders = Stream.generate(this::holder).limit(HANDSETS).toList();
    PayCodesApi codes = town.payCodes();
    PayCodeDigester digester =
        new PayCodeDigester(environment.getRequiredProperty("showpay.pay-code-key"));
    long end = System.nanoTime() + LENGTH.toNanos();
    List<Future<?>> asking = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Holder holder : holders) {
        asking.add(threads.submit(() -> askUntil(end, holder, codes, digester)));
      }
      while (System.nanoTime() < end) {
        assertThat(handsetsWithTwoLiveCodes()).isZero();
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
    assertThat(asking).allMatch(done -> done.state() == Future.State.SUCCESS);
    long made = answers.stream().filter(Registered.class::isInstance).count();
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof Registered))
        .isNotEmpty()
        .containsOnly(new Refused(CodeRefusal.TOO_SOON));
    assertThat(made).isGreaterThanOrEqualTo(ON_THEIR_WAY);
    assertThat(codesOfTheCrowd()).isEqualTo(made);
    assertThat(handsetsWithTwoLiveCodes()).isZero();
    assertThat(codesLessThanTwoSecondsApart()).isZero();
  }

  private void askUntil(long end, Holder holder, PayCodesApi codes, PayCodeDigester digester) {
    while (System.nanoTime() < end) {
      line.acquireUninterruptibly();
      try {
        // The second comes at once, and so is refused however slow the machine is.
        answers.add(codes.register(registration(holder, digester)));
        answers.add(codes.register(registration(holder, digester)));
      } finally {
        line.release();
      }
    }
  }

  private PayCodeRegistration registration(Holder holder, PayCodeDigester digester) {
    return new PayCodeRegistration(
        digester.digest(PayCode.draw(SchemePrefix.DEFAULT, random)),
        holder.subscriber(),
        holder.handset(),
        holder.card(),
        null,
        null,
        null);
  }

  /** Written straight into the tables: nobody signs in here, and 500 passwords take a while. */
  private Holder holder() {
    Holder holder = new Holder(SubscriberId.next(), HandsetId.next(), CardToken.next());
    String name = "crowd" + holder.subscriber();
    town.jdbc()
        .sql("insert into subscriber values (?, ?, ?, 'ACTIVE', now(), 0)")
        .params(holder.subscriber().uuid(), name, name)
        .update();
    town.jdbc()
        .sql("insert into handset values (?, ?, ?, 'ACTIVE', 0)")
        .params(holder.handset().uuid(), holder.subscriber().uuid(), name)
        .update();
    town.jdbc()
        .sql(
            "insert into card values (?, ?, 'Everyday', 'hanbit', '1234', 'ACTIVE', 1000000,"
                + " 'KRW', now(), 0)")
        .params(holder.card().uuid(), holder.subscriber().uuid())
        .update();
    return holder;
  }

  private long handsetsWithTwoLiveCodes() {
    return count(
        """
        select count(*) from (
          select from pay_code where state = 'LIVE' and kind = 'ONLINE'
           group by handset_id, card_token having count(*) > 1) twice
        """);
  }

  /** Counted on the crowd alone: other tests let the time pass faster than it does. */
  private long codesLessThanTwoSecondsApart() {
    return count(
        """
        select count(*) from (
          select c.issued_at - lag(c.issued_at)
                   over (partition by c.subscriber_id order by c.issued_at) as apart
            from pay_code c join subscriber s on s.id = c.subscriber_id
           where s.login_id like 'crowd%') pairs
         where apart < interval '2 seconds'
        """);
  }

  private long codesOfTheCrowd() {
    return count(
        """
        select count(*) from pay_code c join subscriber s on s.id = c.subscriber_id
         where s.login_id like 'crowd%'
        """);
  }

  private long count(String sql) {
    return town.jdbc().sql(sql).query(Long.class).single();
  }
}
