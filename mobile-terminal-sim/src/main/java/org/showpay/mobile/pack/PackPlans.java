package org.showpay.mobile.pack;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.phone.PhoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What consumers want to have in their pockets, and when the phone looks after it again. */
@Repository
class PackPlans {

  private static final Duration LOOKS_EVERY = Duration.ofHours(1);

  private static final String KEEP =
      """
      insert into pack_plan (phone_id, card_token, codes, refill_at, period, ceiling,
        ceiling_currency, public_key, sealed_private_key)
      values (:phone, :card, :codes, :refill, :period, :ceiling, :currency, :public, :private)
      on conflict (phone_id, card_token) do update
        set codes = excluded.codes, refill_at = excluded.refill_at, period = excluded.period,
            ceiling = excluded.ceiling, ceiling_currency = excluded.ceiling_currency,
            next_at = now()
      """;

  /** A pack is due at its time, and before when hardly any code is left that lives. */
  private static final String DUE =
      """
      (p.next_at <= now() or p.refill_at >=
        (select count(*) from held_code c join held_pack h on h.id = c.pack_id
          where h.phone_id = p.phone_id and h.card_token = p.card_token
            and h.expires_at > now() and c.shown_at is null))
      """;

  /** Until when somebody may still be paying with a code that was shown. */
  private static final String SHOWN_UNTIL =
      """
      (select max(c.shown_at) + make_interval(secs => :shown)
         from held_code c join held_pack h on h.id = c.pack_id
        where h.phone_id = p.phone_id and h.card_token = p.card_token)
      """;

  private final JdbcClient jdbc;
  private final PackKeys keys;
  private final Duration shownFor;

  PackPlans(
      JdbcClient jdbc, PackKeys keys, @Value("${showpay.pack.shown-for:3m}") Duration shownFor) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.shownFor = shownFor;
  }

  /** A plan, the key with which its packs are sealed, and when the next one is due. */
  record Planned(PackPlan plan, PackKeyPair key, OffsetDateTime nextAt) {}

  /** Writes a plan down; a new one for the same pocket has its pack fetched at once. */
  void keep(Pocket pocket, PackPlan plan) {
    PackKeyPair pair = PackKeyPair.draw();
    jdbc.sql(KEEP)
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .param("codes", plan.codes())
        .param("refill", plan.refillAt())
        .param("period", plan.every().name())
        .param("ceiling", plan.ceiling().amount())
        .param("currency", plan.ceiling().currencyCode())
        .param("public", pair.key().base64())
        .param("private", keys.close(pocket, pair))
        .update();
  }

  Optional<Planned> find(Pocket pocket) {
    return jdbc.sql("select * from pack_plan where phone_id = ? and card_token = ?")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .query((row, n) ->
            new Planned(
                new PackPlan(
                    row.getInt("codes"),
                    row.getInt("refill_at"),
                    PackPeriod.valueOf(row.getString("period")),
                    Money.of(row.getLong("ceiling"), row.getString("ceiling_currency"))),
                keys.open(
                    pocket,
                    new PackKey(row.getString("public_key")),
                    row.getBytes("sealed_private_key")),
                row.getObject("next_at", OffsetDateTime.class)))
        .optional();
  }

  List<Pocket> of(PhoneId phone) {
    return jdbc.sql("select card_token from pack_plan where phone_id = ?")
        .param(phone.uuid())
        .query((row, n) -> new Pocket(phone, new CardToken(row.getObject(1, UUID.class))))
        .list();
  }

  /** Wants the next pack at once. */
  void makeDue(Pocket pocket) {
    jdbc.sql("update pack_plan set next_at = now() where phone_id = ? and card_token = ?")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .update();
  }

  /** Wants no more packs. */
  void forget(Pocket pocket) {
    jdbc.sql("delete from pack_plan where phone_id = ? and card_token = ?")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .update();
  }

  boolean isDue(Pocket pocket) {
    return jdbc.sql("select " + DUE + " from pack_plan p where p.phone_id = ? and p.card_token = ?")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Somebody may still be paying with a code that was shown a moment ago. */
  boolean isShowing(Pocket pocket) {
    return jdbc.sql(
            "select coalesce("
                + SHOWN_UNTIL
                + " > now(), false) from pack_plan p"
                + " where p.phone_id = :phone and p.card_token = :card")
        .param("shown", shownSeconds())
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** How long a code that is shown may still be paid with, and so its pack has to live. */
  Duration shownFor() {
    return shownFor;
  }

  private double shownSeconds() {
    return shownFor.toMillis() / 1000.0;
  }

  /**
   * How long until the phone looks again: when the code on its screen is over, nothing when a pack
   * is due already, and never when none is wanted any more.
   */
  Optional<Duration> untilNextLook(Pocket pocket) {
    return jdbc.sql(
            "select case when "
                + SHOWN_UNTIL
                + " > now() then ceil(extract(epoch from "
                + SHOWN_UNTIL
                + " - now())) when "
                + DUE
                + " then 0 else least(:most,"
                + " ceil(extract(epoch from p.next_at - now()))) end"
                + " from pack_plan p where p.phone_id = :phone and p.card_token = :card")
        .param("shown", shownSeconds())
        .param("most", LOOKS_EVERY.toSeconds())
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .query(Long.class)
        .optional()
        .map(Duration::ofSeconds);
  }

  /** Notes why no pack could be fetched, or that one was. */
  void note(Pocket pocket, @Nullable String trouble) {
    jdbc.sql(
            "update pack_plan set trouble = :trouble"
                + " where phone_id = :phone and card_token = :card")
        .param("trouble", trouble)
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .update();
  }
}
