package org.showpay.acceptance;

import static org.showpay.acceptance.BrokenTwin.CAKE;
import static org.showpay.acceptance.BrokenTwin.COFFEE;
import static org.showpay.acceptance.BrokenTwin.DECLINED;
import static org.showpay.acceptance.BrokenTwin.STRANGER;

import java.util.List;
import java.util.stream.Stream;
import org.showpay.acceptance.BrokenTwin.Row;
import org.showpay.contracts.trust.ServiceName;

/** For each invariant what would break it, in each of the databases that could. */
final class BrokenTwins {

  /** The card company approves a second time, for another payment of the same code. */
  private static final String APPROVED_AGAIN =
      """
      insert into authorization_log
      select (jsonb_populate_record(a, jsonb_build_object('payment_id', %s,
               'approval', 'ZZZ999'))).*
        from authorization_log a where a.payment_id = %s
      """;

  private static final String CAPTURE_OF_COFFEE =
      "(select id from ledger_transaction where kind = 'CAPTURE' and payment_id = $coffee)";

  private BrokenTwins() {}

  static List<BrokenTwin> all() {
    return Stream.of(codes(), charges(), ledger(), lives(), notices(), settlements(), factors())
        .flatMap(List::stream)
        .toList();
  }

  private static List<BrokenTwin> codes() {
    return List.of(
        BrokenTwin.of("I1", "a code is spent on two payments", COFFEE,
            auth("update payment set code_digest = (select code_digest from payment"
                + " where id = $coffee) where id = $cake")),
        BrokenTwin.of("I1", "a payment charges without a code", COFFEE,
            auth("update pay_code set state = 'VOID', payment_id = null"
                + " where payment_id = $coffee")),
        BrokenTwin.of("I1", "the card company approved two payments of a code", DECLINED,
            issuer(APPROVED_AGAIN.formatted(DECLINED, COFFEE))),
        BrokenTwin.of("I15", "a code was spent after its end", COFFEE,
            auth("update pay_code set expires_at = issued_at + interval '1 microsecond'"
                + " where payment_id = $coffee")),
        BrokenTwin.of("I15", "a handset was told of too long a life", "issue",
            new Row(ServiceName.PIN_GENERATOR,
                "update issued_code set expires_at = issued_at + interval '10 minutes'")));
  }

  private static List<BrokenTwin> charges() {
    String sameOrder =
        "update payment set order_id = (select order_id from payment where id = $coffee)"
            + " where id = $declined";
    return List.of(
        BrokenTwin.of("I2", "an order is charged twice in our ledger", DECLINED,
            auth(sameOrder),
            auth("update ledger_transaction set payment_id = $declined where payment_id = $cake")),
        BrokenTwin.of("I2", "an order is charged twice by the card company", DECLINED,
            auth(sameOrder), issuer(APPROVED_AGAIN.formatted(DECLINED, COFFEE))),
        BrokenTwin.of("I3", "the card company charged another amount", COFFEE,
            issuer("update authorization_log set amount = amount + 1"
                + " where payment_id = $coffee")),
        BrokenTwin.of("I3", "the card company lost a charge", COFFEE,
            issuer("delete from authorization_log where payment_id = $coffee")),
        BrokenTwin.of("I3", "the card company charged what we never asked for", STRANGER,
            issuer(APPROVED_AGAIN.formatted(STRANGER, COFFEE))),
        BrokenTwin.of("I3", "the card company charged what we declined", DECLINED,
            issuer(APPROVED_AGAIN.formatted(DECLINED, COFFEE))),
        BrokenTwin.of("I3", "we lost a charge", COFFEE,
            auth("delete from ledger_transaction where payment_id = $coffee")),
        BrokenTwin.of("I3", "the adapter heard of another amount", COFFEE,
            adapter("update journal set amount = amount + 1 where payment_id = $coffee")),
        BrokenTwin.of("I3", "a cardholder's limit is used by nothing", "account",
            issuer("update card_account set used = used - 1 where used > 0")),
        BrokenTwin.of("I5", "a till was told another amount", COFFEE,
            till("update sale set amount = amount + 1 where payment_id = $coffee")),
        BrokenTwin.of("I5", "a till was told of an approval that is not there", DECLINED,
            till("update sale set state = 'APPROVED', approval = 'ZZZ999', decline_reason = null"
                + " where payment_id = $declined")),
        BrokenTwin.of("I8", "more was refunded than captured", CAKE,
            auth("update payment_operation set amount = 1000000 where payment_id = $cake")),
        BrokenTwin.of("I8", "the card company gave back more than it charged", CAKE,
            issuer("update follow_up_log set amount = 1000000, given_back = 1000000"
                + " where payment_id = $cake")),
        BrokenTwin.of("I8", "the adapter heard of too large a refund", CAKE,
            adapter("update follow_up set amount = 1000000 where payment_id = $cake")));
  }

  private static List<BrokenTwin> ledger() {
    return List.of(
        BrokenTwin.of("I4", "a ledger transaction does not balance", COFFEE,
            auth("update ledger_entry set amount = amount + 1 where amount > 0"
                + " and transaction_id = " + CAPTURE_OF_COFFEE)),
        BrokenTwin.of("I4", "a payment's total is not what the ledger says", COFFEE,
            auth("update payment set refunding = 1, refunded = 1 where id = $coffee")),
        BrokenTwin.of("I4", "a balance is not the sum of its entries", "account",
            auth("insert into ledger_balance select max(id), 1, now() from ledger_account"
                + " on conflict (account_id) do update set balance = ledger_balance.balance + 1")));
  }

  private static List<BrokenTwin> lives() {
    return List.of(
        BrokenTwin.of("I6", "a payment stays unknown", COFFEE,
            auth("update payment set state = 'UNKNOWN', asked_at = now() - interval '2 minutes'"
                + " where id = $coffee")),
        BrokenTwin.of("I6", "nobody asks for a reversal any more", COFFEE,
            auth("update payment set state = 'REVERSING', reversal_reason = 'OUTCOME_NOT_LEARNT',"
                + " updated_at = now() - interval '5 minutes' where id = $coffee")),
        BrokenTwin.of("I6", "nobody asks for a refund any more", CAKE,
            auth("update payment_operation set state = 'REQUESTED', refusal = null,"
                + " requested_at = now() - interval '5 minutes' where payment_id = $cake")),
        BrokenTwin.of("I7", "a final payment moves on", DECLINED,
            auth("insert into payment_move (payment_id, from_state, to_state, moved_at)"
                + " values ($declined, 'DECLINED', 'APPROVED', now())")),
        BrokenTwin.of("I7", "a payment stands where it never moved", COFFEE,
            auth("update payment set state = 'CANCELLED' where id = $coffee")),
        BrokenTwin.of("I7", "a payment's history has a hole", COFFEE,
            auth("delete from payment_move where payment_id = $coffee"
                + " and to_state = 'REQUESTED'")));
  }

  private static List<BrokenTwin> notices() {
    String message =
        "insert into webhook_message select gen_random_uuid(), merchant_id, 'payment.approved', id,"
            + " version, '{\"data\": {\"version\": ' || version || ', \"state\": \"%s\"}}', now()"
            + " from payment where id = $coffee";
    return List.of(
        BrokenTwin.of("I9", "an endpoint is not told of a decision", COFFEE,
            auth("insert into webhook_endpoint select gen_random_uuid(), merchant_id,"
                + " 'https://shop.example/hook', 'ACTIVE', 'x', null, null,"
                + " requested_at - interval '1 hour' from payment where id = $coffee")),
        BrokenTwin.of("I9", "a version is told twice", COFFEE,
            auth(message.formatted("APPROVED")), auth(message.formatted("APPROVED"))),
        BrokenTwin.of("I9", "the highest version is not how it stands", COFFEE,
            auth(message.formatted("UNKNOWN"))));
  }

  private static List<BrokenTwin> settlements() {
    return List.of(
        BrokenTwin.of("I13", "a charge is in no settlement", COFFEE,
            auth("delete from settlement_item where ledger_transaction_id = "
                + CAPTURE_OF_COFFEE)),
        BrokenTwin.of("I13", "a charge is settled and still due", COFFEE,
            auth("insert into settlement_due select t.id, t.merchant_id, t.currency, t.kind,"
                + " i.gross, i.fee, t.booked_at from settlement_item i join ledger_transaction t"
                + " on t.id = i.ledger_transaction_id where t.id = " + CAPTURE_OF_COFFEE)),
        BrokenTwin.of("I13", "a settlement is not the sum of its items", "settlement set_",
            auth("update settlement_batch set captured = captured + 1, net = net + 1")),
        BrokenTwin.of("I13", "a settlement was not paid out", "settlement set_",
            auth("delete from ledger_transaction where kind = 'PAYOUT'")));
  }

  private static List<BrokenTwin> factors() {
    return List.of(
        BrokenTwin.of("I14", "more passwords were looked at than counted", "code",
            auth("update payment set decline_reason = 'WRONG_PASSWORD',"
                + " code_digest = (select code_digest from payment where id = $coffee)"
                + " where state = 'DECLINED'")),
        BrokenTwin.of("I14", "ten wrong passwords lock nobody out", "subscriber",
            auth("update factor set failures = 10, locked_until = null")));
  }

  private static Row auth(String sql) {
    return new Row(ServiceName.AUTH_SERVER, sql);
  }

  private static Row adapter(String sql) {
    return new Row(ServiceName.GATEWAY_ADAPTER, sql);
  }

  private static Row issuer(String sql) {
    return new Row(ServiceName.CARD_ISSUER, sql);
  }

  private static Row till(String sql) {
    return new Row(ServiceName.CAT_TERMINAL, sql);
  }
}
