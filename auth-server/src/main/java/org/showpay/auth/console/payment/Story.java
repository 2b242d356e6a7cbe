package org.showpay.auth.console.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.payment.Moment.Source;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.journal.JournalApi.Message;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Puts one payment's whole life together: our books, and the adapter's journal. */
@Component
class Story {

  private static final Logger LOG = LoggerFactory.getLogger(Story.class);

  private final EarlierPayments payments;
  private final Life life;
  private final JournalApi journal;
  private final JdbcClient jdbc;

  Story(EarlierPayments payments, Life life, JournalApi journal, JdbcClient jdbc) {
    this.payments = payments;
    this.life = life;
    this.journal = journal;
    this.jdbc = jdbc;
  }

  /**
   * What happened, in its order.
   *
   * @param complete false when the adapter did not hand out its part
   */
  record Told(List<Moment> moments, boolean complete) {}

  /** The payment as it stands; 404 where there is none. */
  ShownPayment find(PaymentId id) {
    Payment payment =
        payments
            .find(id)
            .orElseThrow(
                () -> ProblemException.notFound("PAYMENT_UNKNOWN", "There is no such payment."));
    return new ShownPayment(
        payment,
        name("select name from merchant where id = :id", payment.merchant().uuid()),
        name("select label from terminal where id = :id", payment.terminal().uuid()));
  }

  Told tell(ShownPayment payment) {
    Optional<List<Message>> messages = messages(payment.facts());
    List<Moment> all = new ArrayList<>(life.of(payment));
    messages.orElseGet(List::of).stream().map(Story::moment).forEach(all::add);
    all.sort(Comparator.comparing(Moment::at).thenComparing(Moment::source));
    return new Told(all, messages.isPresent());
  }

  /** Of a payment whose backup was asked there are two attempts. */
  private Optional<List<Message>> messages(Payment payment) {
    Set<PaymentId> attempts =
        Stream.of(payment.id(), payment.authorization())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try {
      return Optional.of(
          attempts.stream().flatMap(attempt -> journal.messages(attempt).stream()).toList());
    } catch (RestClientException silence) {
      LOG.warn("The journal on {} cannot be read: {}", payment.id(), silence.getMessage());
      return Optional.empty();
    }
  }

  private static Moment moment(Message message) {
    String attempt = message.attempt() > 1 ? ", " + message.attempt() : "";
    String outcome = message.outcome() == null ? "CUT_OFF" : message.outcome();
    String approval = message.approval() == null ? "" : " " + message.approval();
    return new Moment(
        message.sentAt(),
        Source.MESSAGE,
        message.kind().name(),
        message.amount(),
        message.company() + attempt + " → " + outcome + approval,
        message.why(),
        millis(message));
  }

  private static @Nullable Long millis(Message message) {
    return message.answeredAt() == null
        ? null
        : Long.valueOf(Duration.between(message.sentAt(), message.answeredAt()).toMillis());
  }

  private String name(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query(String.class).single();
  }
}
