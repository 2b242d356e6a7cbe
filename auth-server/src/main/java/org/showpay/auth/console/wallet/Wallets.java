package org.showpay.auth.console.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.handset.LostHandsets;
import org.showpay.auth.revocation.Revocations;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops wallets and cards for the operator. What is stopped pays nothing; when it is started again,
 * what was shown before does not come back to life.
 */
@Repository
class Wallets {

  private final JdbcClient jdbc;
  private final Revocations revocations;
  private final LostHandsets handsets;

  Wallets(JdbcClient jdbc, Revocations revocations, LostHandsets handsets) {
    this.jdbc = jdbc;
    this.revocations = revocations;
    this.handsets = handsets;
  }

  /** Whoever has this id, or signs in with it. */
  Optional<ShownSubscriber> find(String text) {
    return jdbc.sql("select * from subscriber where id = :id or login_id = :login")
        .param("id", idIn(text))
        .param("login", text)
        .query((row, n) -> read(row))
        .optional();
  }

  @Transactional
  void freeze(SubscriberId subscriber) {
    move(subscriber, "ACTIVE", "FROZEN");
  }

  @Transactional
  void unfreeze(SubscriberId subscriber) {
    revocations.revoke(subscriber, new CodesToRevoke.All());
    move(subscriber, "FROZEN", "ACTIVE");
  }

  /** Waits for payments that are being opened: what begins after it finds the card stopped. */
  @Transactional
  void freeze(SubscriberId subscriber, CardToken card) {
    jdbc.sql("select from subscriber where id = :id for no key update")
        .param("id", subscriber.uuid())
        .query()
        .listOfRows();
    move(subscriber, card, "ACTIVE", "FROZEN");
  }

  @Transactional
  void unfreeze(SubscriberId subscriber, CardToken card) {
    revocations.revoke(subscriber, new CodesToRevoke.OfCard(card));
    move(subscriber, card, "FROZEN", "ACTIVE");
  }

  void takeOut(SubscriberId subscriber, HandsetId handset) {
    handsets.takeOut(subscriber, handset);
  }

  private void move(SubscriberId subscriber, String from, String to) {
    requireChanged(
        jdbc.sql(
                """
                update subscriber set state = :to, version = version + 1
                 where id = :id and state = :from
                """)
            .param("to", to)
            .param("from", from)
            .param("id", subscriber.uuid())
            .update());
  }

  private void move(SubscriberId subscriber, CardToken card, String from, String to) {
    requireChanged(
        jdbc.sql(
                """
                update card set state = :to, version = version + 1
                 where token = :card and subscriber_id = :subscriber and state = :from
                """)
            .param("to", to)
            .param("from", from)
            .param("card", card.uuid())
            .param("subscriber", subscriber.uuid())
            .update());
  }

  private static void requireChanged(int rows) {
    if (rows == 0) {
      throw ProblemException.conflict(
          "CHANGED_MEANWHILE",
          NextStep.QUERY,
          "It is not as it was when you looked at it. Look again.");
    }
  }

  private ShownSubscriber read(ResultSet row) throws SQLException {
    SubscriberId id = new SubscriberId(row.getObject("id", UUID.class));
    @Nullable OffsetDateTime frozen = row.getObject("frozen_at", OffsetDateTime.class);
    return new ShownSubscriber(
        id,
        Objects.requireNonNullElse(row.getString("login_id"), "–"),
        row.getString("state"),
        frozen == null ? null : frozen.toInstant(),
        handsets.of(id),
        cardsOf(id));
  }

  private List<ShownCard> cardsOf(SubscriberId subscriber) {
    return jdbc.sql("select * from card where subscriber_id = :subscriber order by added_at")
        .param("subscriber", subscriber.uuid())
        .query((row, n) ->
            new ShownCard(
                new CardToken(row.getObject("token", UUID.class)),
                row.getString("nickname"),
                row.getString("company"),
                row.getString("last4"),
                row.getString("state")))
        .list();
  }

  /** Nobody has an id that is none. */
  private static UUID idIn(String text) {
    try {
      return SubscriberId.of(text).uuid();
    } catch (IllegalArgumentException none) {
      return new UUID(0, 0);
    }
  }
}
