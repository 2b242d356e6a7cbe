package org.showpay.mobile.pack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.mobile.pack.PackPlans.Planned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The packs that phones hold. A code is marked as shown, for good, before anybody sees it. */
@Repository
class HeldPacks {

  /** The newest pack first: its codes are good whether or not its confirmation has arrived. */
  private static final String TAKE =
      """
      update held_code t set shown_at = now()
        from (select c.pack_id, c.serial, h.expires_at, h.card_last4
                from held_code c join held_pack h on h.id = c.pack_id
               where h.phone_id = :phone and h.card_token = :card
                 and h.expires_at > now() and c.shown_at is null
               order by h.received_at desc, h.id desc, c.serial
               limit 1 for update of c skip locked) next
       where t.pack_id = next.pack_id and t.serial = next.serial
      returning t.pack_id, t.serial, t.sealed, next.expires_at, next.card_last4
      """;

  private final JdbcClient jdbc;
  private final PackKeys keys;

  HeldPacks(JdbcClient jdbc, PackKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** Puts a pack into the pocket, all its codes or none. */
  @Transactional
  void keep(Pocket pocket, SealedPack pack, List<PayCode> codes) {
    jdbc.sql(
            """
            insert into held_pack (id, phone_id, card_token, card_last4, received_at, expires_at)
            values (:id, :phone, :card, :last4, now(), :expires)
            """)
        .param("id", pack.pack().uuid())
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .param("last4", pack.cardLast4())
        .param("expires", pack.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
    for (int serial = 1; serial <= codes.size(); serial++) {
      jdbc.sql("insert into held_code (pack_id, serial, sealed) values (?, ?, ?)")
          .params(
              pack.pack().uuid(), serial, keys.close(pack.pack(), serial, codes.get(serial - 1)))
          .update();
    }
  }

  /** A pack of which it is not known here whether its confirmation arrived. */
  Optional<PackId> unconfirmed(Pocket pocket) {
    return latest(pocket, false);
  }

  /** The pack that is known to be the one that pays. */
  Optional<PackId> confirmed(Pocket pocket) {
    return latest(pocket, true);
  }

  /** Every pack that is kept: the one that pays, and perhaps the next one. */
  List<PackId> all(Pocket pocket) {
    return jdbc.sql("select id from held_pack where phone_id = ? and card_token = ? order by id")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .query((row, n) -> new PackId(row.getObject("id", UUID.class)))
        .list();
  }

  private Optional<PackId> latest(Pocket pocket, boolean confirmed) {
    return jdbc.sql(
            """
            select id from held_pack where phone_id = ? and card_token = ? and confirmed = ?
             order by received_at desc, id desc limit 1
            """)
        .params(pocket.phoneUuid(), pocket.cardUuid(), confirmed)
        .query((row, n) -> new PackId(row.getObject("id", UUID.class)))
        .optional();
  }

  /** What the card ends in; empty while no pack has come. */
  String last4(Pocket pocket) {
    return jdbc.sql(
            "select card_last4 from held_pack where phone_id = ? and card_token = ? limit 1")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .query(String.class)
        .optional()
        .orElse("");
  }

  /**
   * The pack is confirmed: what is left of any other is thrown away. The next one is due after a
   * day or a week, unless another plan, or a pack at once, was wanted since the plan was read.
   */
  @Transactional
  void confirmed(Pocket pocket, PackId pack, Planned planned) {
    jdbc.sql("delete from held_pack where phone_id = ? and card_token = ? and id <> ?")
        .params(pocket.phoneUuid(), pocket.cardUuid(), pack.uuid())
        .update();
    jdbc.sql("update held_pack set confirmed = true where id = ?").param(pack.uuid()).update();
    jdbc.sql(
            """
            update pack_plan set next_at = now() + make_interval(secs => :every)
             where phone_id = :phone and card_token = :card and next_at = :seen
            """)
        .param("every", planned.plan().every().length().toSeconds())
        .param("seen", planned.nextAt())
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .update();
  }

  /** The pack is dead. */
  void drop(PackId pack) {
    jdbc.sql("delete from held_pack where id = ?").param(pack.uuid()).update();
  }

  /** One code of a pack is dead. */
  void drop(PackId pack, int serial) {
    jdbc.sql("delete from held_code where pack_id = ? and serial = ?")
        .params(pack.uuid(), serial)
        .update();
  }

  /** Everything in the pocket is dead. */
  void dropAll(Pocket pocket) {
    jdbc.sql("delete from held_pack where phone_id = ? and card_token = ?")
        .params(pocket.phoneUuid(), pocket.cardUuid())
        .update();
  }

  /** Takes the next code out for good. */
  Optional<TakenCode> take(Pocket pocket) {
    return jdbc.sql(TAKE)
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .query((row, n) -> {
          PackId pack = new PackId(row.getObject("pack_id", UUID.class));
          int serial = row.getInt("serial");
          Instant expiresAt = row.getTimestamp("expires_at").toInstant();
          PayCode code = keys.open(pack, serial, row.getBytes("sealed"));
          return new TakenCode(
              pack, serial, new IssuedCode(code, expiresAt, row.getString("card_last4")));
        })
        .optional();
  }
}
