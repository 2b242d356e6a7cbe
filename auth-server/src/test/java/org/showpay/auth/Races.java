package org.showpay.auth;

import static org.showpay.auth.Town.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.showpay.auth.RaceTill.Told;
import org.showpay.auth.Tally.Witness;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.testing.AtOnce;

/** The races for codes, orders and refunds: the same for the service and for its broken twins. */
final class Races {

  /** How many requests are on their way at a time. */
  static final int CLIENTS = 50;

  /** How often each code is tried. */
  static final int TRIES = 20;

  /** What is captured, and what each of the refunds would give back of it: three fit. */
  static final Money CAPTURED = won(1_000);

  static final Money REFUND = won(300);
  static final int REFUNDS_THAT_FIT = 3;

  private static final int TIMES_TO_ASK = 3;

  /** How many codes are live at a time: few, so that none runs out on a slow machine. */
  private static final int CODES_AT_A_TIME = 20;

  private final Town town;
  private final FakeAdapter adapter;
  private final Purse purse;
  private final Cashier merchant;
  private List<RaceTill> tills;

  /** Races among the tills of a new merchant for the codes of these cards. */
  Races(Town town, FakeAdapter adapter, Purse purse) {
    this.town = town;
    this.adapter = adapter;
    this.purse = purse;
    merchant = town.cashier();
    tills = tillsOf(merchant);
  }

  private List<RaceTill> tillsOf(Cashier merchant) {
    return List.of(
        new RaceTill(town.cashierOf(merchant.merchant()), TIMES_TO_ASK),
        new RaceTill(town.cashierOf(merchant.merchant()), TIMES_TO_ASK),
        new RaceTill(town.cashierOf(merchant.merchant()), TIMES_TO_ASK));
  }

  /** Each code is tried for many orders by many clients: one order is charged. */
  Tally codes(int many) throws Exception {
    Tally tally = new Tally(1);
    for (int raced = 0; raced < many; raced += CODES_AT_A_TIME) {
      List<PayCode> codes = purse.fresh(Math.min(CODES_AT_A_TIME, many - raced));
      Queue<Runnable> tries = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < codes.size() * TRIES; i++) {
        PayCode code = codes.get(i / TRIES);
        String name = "code " + (raced + i / TRIES + 1);
        // Each code has tills of its own: one that reads many dead codes is sent away.
        if (i % TRIES == 0) {
          tills = tillsOf(merchant);
        }
        RaceTill till = till(i);
        tries.add(() -> charge(tally, name, till, request(code, "order-" + UUID.randomUUID())));
      }
      byClients(tries);
    }
    return heardOfPayments(tally);
  }

  private static void byClients(Queue<Runnable> tries) throws Exception {
    Callable<Boolean> client =
        () -> {
          for (Runnable next = tries.poll(); next != null; next = tries.poll()) {
            next.run();
          }
          return true;
        };
    AtOnce.call(Collections.nCopies(CLIENTS, client));
  }

  /** Each order is charged by many requests at once, with a code, id and key of their own. */
  Tally orders(int many) throws Exception {
    Tally tally = new Tally(1);
    for (int order = 1; order <= many; order++) {
      String name = "order " + order;
      String id = "order-" + UUID.randomUUID();
      List<PayCode> codes = purse.live();
      List<Boolean> codesThatAreGone =
          atOnce(i -> charge(tally, name, till(i), request(codes.get(i), id)));
      for (int i = 0; i < codes.size(); i++) {
        if (codesThatAreGone.get(i)) {
          purse.replace(i);
        }
      }
    }
    return heardOfPayments(tally);
  }

  /** True when the answer is about this very request: its code is not live any more. */
  private static boolean charge(
      Tally tally, String what, RaceTill till, AuthorizationRequest request) {
    UUID id = request.paymentId().uuid();
    tally.tries(id, what);
    Told told = till.charge(request);
    tally.hears(told.word());
    if (told.done() != null && told.is(PaymentState.APPROVED)) {
      tally.isTold(told.done());
    }
    return id.equals(told.done());
  }

  private static AuthorizationRequest request(PayCode code, String order) {
    return new AuthorizationRequest(PaymentId.next(), new OrderId(order), code, CAPTURED, null);
  }

  private Tally heardOfPayments(Tally tally) {
    tally.says(Witness.ROWS, ids("id from payment p where p.state = 'APPROVED'"));
    tally.says(
        Witness.CODES,
        ids(
            "p.id from pay_code c join payment p"
                + " on p.id = c.payment_id and p.code_digest = c.digest where c.state = 'USED'"));
    tally.says(Witness.LEDGER, ids("operation from ledger_transaction p where kind = 'CAPTURE'"));
    tally.says(Witness.COMPANY, atTheCompany());
    return tally;
  }

  /**
   * Each authorization as often as it came, and what the company said was approved although it had
   * come too late to be seen: a request may be given up before the fake has read it.
   */
  private List<UUID> atTheCompany() {
    List<UUID> all = new ArrayList<>();
    adapter.seen().forEach(asked -> all.add(asked.paymentId().uuid()));
    adapter.followUps().saidToBeApproved().stream()
        .map(PaymentId::uuid)
        .filter(id -> !all.contains(id))
        .toList()
        .forEach(all::add);
    return all;
  }

  /** Each payment is refunded by many requests at once, which together ask for far too much. */
  Tally refunds(int many) throws Exception {
    Tally tally = new Tally(REFUNDS_THAT_FIT);
    List<UUID> asked = new ArrayList<>();
    for (int i = 1; i <= many; i++) {
      AuthorizationRequest paid = request(purse.fresh(1).getFirst(), "order-" + UUID.randomUUID());
      if (!till(0).charge(paid).is(PaymentState.APPROVED)) {
        throw new AssertionError("There is nothing to be refunded");
      }
      String name = "payment " + i;
      atOnce(client -> refund(tally, name, till(client), paid.paymentId()));
      asked.addAll(askedOfTheCompany(paid.paymentId()));
    }
    tally.says(
        Witness.ROWS,
        ids(
            "o.id from payment_operation o join payment p on p.id = o.payment_id"
                + " where o.kind = 'REFUND' and o.state = 'DONE'"));
    tally.says(Witness.LEDGER, ids("operation from ledger_transaction p where kind = 'REFUND'"));
    tally.says(Witness.COMPANY, asked);
    return tally;
  }

  /** The company does each operation once by its id, however often it is asked. */
  private List<UUID> askedOfTheCompany(PaymentId payment) {
    return adapter.followUps().seen(payment).stream()
        .map(asked -> asked.operation().uuid())
        .distinct()
        .toList();
  }

  /** What the rows say was given back of each payment of which anything was. */
  List<Long> refunded() {
    return town.jdbc()
        .sql("select refunded from payment where merchant_id = ? and refunding > 0")
        .param(merchant.merchant().merchant().uuid())
        .query((row, n) -> row.getLong(1))
        .list();
  }

  private static boolean refund(Tally tally, String what, RaceTill till, PaymentId payment) {
    OperationId id = OperationId.next();
    tally.tries(id.uuid(), what);
    Told told = till.refund(payment, new Refund(id, REFUND, null));
    tally.hears(told.word());
    if (told.is(OperationView.State.DONE)) {
      tally.isTold(id.uuid());
    }
    return true;
  }

  private RaceTill till(int number) {
    return tills.get(number % tills.size());
  }

  private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
    List<Callable<T>> calls =
        IntStream.range(0, CLIENTS).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList();
    return AtOnce.call(calls);
  }

  /** Ids of this merchant's. */
  private List<UUID> ids(String selection) {
    return town.jdbc()
        .sql("select " + selection + " and p.merchant_id = ?")
        .param(merchant.merchant().merchant().uuid())
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }
}
