package org.showpay.auth.revocation;

import java.util.Map;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes codes back. The subscriber's handsets are locked first, as for every change of packs, and
 * then codes in the order of their digests, so that nobody waits in a circle; a code that a payment
 * is just spending is waited for, and stays spent.
 */
@Repository
public class Revocations {

  private final JdbcClient jdbc;

  Revocations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes these codes back; says how many were alive. */
  @Transactional
  public Revoked revoke(SubscriberId subscriber, CodesToRevoke codes) {
    lockHandsets(subscriber);
    return switch (codes) {
      case CodesToRevoke.OfCard(var card) -> {
        endKeys(subscriber, "card_token = :card", Map.of("card", card.uuid()));
        endPacks(subscriber, "card_token = :card", Map.of("card", card.uuid()));
        yield voidCodes(subscriber, "card_token = :card", Map.of("card", card.uuid()));
      }
      case CodesToRevoke.OfPack(var pack) -> {
        endPacks(subscriber, "id = :pack", Map.of("pack", pack.uuid()));
        yield voidCodes(subscriber, "pack_id = :pack", Map.of("pack", pack.uuid()));
      }
      case CodesToRevoke.OneOfPack(var pack, int serial) ->
          voidCodes(
              subscriber,
              "pack_id = :pack and serial = :serial",
              Map.of("pack", pack.uuid(), "serial", serial));
      case CodesToRevoke.All _ -> {
        endKeys(subscriber, "true", Map.of());
        endPacks(subscriber, "true", Map.of());
        yield voidCodes(subscriber, "true", Map.of());
      }
    };
  }

  private void lockHandsets(SubscriberId subscriber) {
    jdbc.sql("select id from handset where subscriber_id = ? order by id for no key update")
        .param(subscriber.uuid())
        .query()
        .listOfRows();
  }

  /** A handset makes no more codes with a key that was taken back. */
  private void endKeys(SubscriberId subscriber, String which, Map<String, Object> values) {
    jdbc.sql(
            "update device_key set state = 'ENDED' where subscriber_id = :subscriber"
                + " and state = 'ACTIVE' and "
                + which)
        .param("subscriber", subscriber.uuid())
        .params(values)
        .update();
  }

  /** A pack that was taken back cannot be confirmed any more. */
  private void endPacks(SubscriberId subscriber, String which, Map<String, Object> values) {
    jdbc.sql(
            "update code_pack set state = 'ENDED' where subscriber_id = :subscriber"
                + " and state <> 'ENDED' and "
                + which)
        .param("subscriber", subscriber.uuid())
        .params(values)
        .update();
  }

  private Revoked voidCodes(SubscriberId subscriber, String which, Map<String, Object> values) {
    return new Revoked(
        jdbc.sql(
                """
                with doomed as (
                  select digest from pay_code
                   where subscriber_id = :subscriber and state = 'LIVE' and expires_at > now()
                     and %s
                   order by digest for no key update)
                update pay_code c set state = 'VOID' from doomed d where c.digest = d.digest
                """
                    .formatted(which))
            .param("subscriber", subscriber.uuid())
            .params(values)
            .update());
  }
}
