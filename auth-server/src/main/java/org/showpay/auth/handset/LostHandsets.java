package org.showpay.auth.handset;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.showpay.auth.approval.StepUp;
import org.showpay.auth.subscriber.HandsetKeys;
import org.showpay.contracts.handset.HandsetsApi.HandsetView;
import org.showpay.contracts.handset.HandsetsApi.NewHandset;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes handsets out of use that were lost, and gives others in their place. */
@Service
public class LostHandsets {

  private static final String VOID_CODES =
      """
      update pay_code set state = 'VOID'
       where digest in (select digest from pay_code
                         where subscriber_id = :subscriber and handset_id = :handset
                           and state = 'LIVE'
                         order by digest for no key update)
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final StepUp approvals;

  LostHandsets(JdbcClient jdbc, TransactionOperations transaction, StepUp approvals) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.approvals = approvals;
  }

  /** All that a subscriber has or had, the newest first. */
  public List<HandsetView> of(SubscriberId subscriber) {
    return jdbc.sql(
            """
            select id, state = 'ACTIVE' as in_use from handset
             where subscriber_id = :subscriber order by id desc
            """)
        .param("subscriber", subscriber.uuid())
        .query((row, n) ->
            new HandsetView(
                new HandsetId(row.getObject("id", UUID.class)), row.getBoolean("in_use")))
        .list();
  }

  /** One more, for whoever has not left. */
  NewHandset add(SubscriberId subscriber) {
    NewHandset added = new NewHandset(HandsetId.next(), HandsetKeys.draw());
    if (!keep(subscriber, added.handset(), added.handsetKey())) {
      throw ProblemException.notFound("SUBSCRIBER_UNKNOWN", "There is no such subscriber.");
    }
    return added;
  }

  private boolean keep(SubscriberId subscriber, HandsetId handset, HandsetKey key) {
    return jdbc.sql(
                """
                insert into handset (id, subscriber_id, key_hash, state, version)
                select :handset, id, :hash, 'ACTIVE', 0 from subscriber
                 where id = :subscriber and state <> 'CLOSED'
                """)
            .param("handset", handset.uuid())
            .param("hash", HandsetKeys.hash(key))
            .param("subscriber", subscriber.uuid())
            .update()
        == 1;
  }

  /**
   * Ends all that the handset could do in one transaction; then it approves nothing any more, and
   * what waits for that is refused, each payment by itself.
   */
  public void takeOut(SubscriberId subscriber, HandsetId handset) {
    transaction.executeWithoutResult(status -> end(subscriber, handset));
    waiting(subscriber, handset).forEach(approvals::refuse);
  }

  /** The subscriber's handsets are locked first and in order, as by whoever takes codes back. */
  private void end(SubscriberId subscriber, HandsetId handset) {
    boolean isTheirs =
        jdbc.sql("select id from handset where subscriber_id = ? order by id for no key update")
            .param(subscriber.uuid())
            .query(UUID.class)
            .list()
            .contains(handset.uuid());
    if (!isTheirs) {
      throw ProblemException.notFound("HANDSET_UNKNOWN", "There is no such handset.");
    }
    endAll(names(subscriber, handset));
  }

  private void endAll(Map<String, Object> names) {
    change(
        "update handset set state = 'OUT_OF_USE', version = version + 1"
            + " where subscriber_id = :subscriber and id = :handset and state = 'ACTIVE'",
        names);
    change(
        "update approval_key set ended_at = now()"
            + " where subscriber_id = :subscriber and handset_id = :handset and ended_at is null",
        names);
    change(
        "update device_key set state = 'ENDED'"
            + " where subscriber_id = :subscriber and handset_id = :handset and state = 'ACTIVE'",
        names);
    change(
        "update code_pack set state = 'ENDED'"
            + " where subscriber_id = :subscriber and handset_id = :handset and state <> 'ENDED'",
        names);
    change(VOID_CODES, names);
  }

  private void change(String statement, Map<String, Object> names) {
    jdbc.sql(statement).params(names).update();
  }

  private List<PaymentId> waiting(SubscriberId subscriber, HandsetId handset) {
    return jdbc.sql(
            """
            select p.id from payment p join pay_code c on c.payment_id = p.id
             where p.subscriber_id = :subscriber and p.state = 'AUTHENTICATION_REQUIRED'
               and c.handset_id = :handset
             order by p.id
            """)
        .params(names(subscriber, handset))
        .query((row, n) -> new PaymentId(row.getObject("id", UUID.class)))
        .list();
  }

  private static Map<String, Object> names(SubscriberId subscriber, HandsetId handset) {
    return Map.of("subscriber", subscriber.uuid(), "handset", handset.uuid());
  }
}
