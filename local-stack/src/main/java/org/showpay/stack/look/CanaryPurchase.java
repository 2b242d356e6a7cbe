package org.showpay.stack.look;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.people.Narrator;
import org.springframework.web.client.RestClientException;

/**
 * Has somebody buy something with secrets that were drawn for it, and then looks for these in every
 * row of every database, in PostgreSQL's log of writes and in what the services print. Nor may
 * anybody's phone number stand in clear.
 */
final class CanaryPurchase {

  private static final Money LIMIT = Money.of(300_000, "KRW");
  private static final Money PRICE = Money.of(4_100, "KRW");

  private CanaryPurchase() {}

  static Outcome look(Premises premises) throws IOException, SQLException {
    Keepsakes keepsakes = new Keepsakes();
    Sale sale;
    try {
      sale = buy(new Clients(premises.suite()), keepsakes);
    } catch (RestClientException | IllegalStateException e) {
      return new Outcome.NotRun("the purchase could not be made: " + e.getMessage());
    }
    if (sale.payment().state() != PaymentState.APPROVED) {
      return new Outcome.NotRun("the purchase was not approved: " + sale.payment().state());
    }
    return search(premises, keepsakes, sale);
  }

  private static Sale buy(Clients clients, Keepsakes keepsakes) {
    Narrator nobody = new Narrator(new PrintWriter(new StringWriter()));
    Consumer consumer = new Consumer(clients, nobody, keepsakes);
    Cashier cashier = new Cashier(clients, nobody, keepsakes, "Canary Birds");
    Bank bank = new Bank(clients, "hanbit", "Kim Canary", LIMIT);
    var shown = consumer.show(consumer.register("canary", bank.card()));
    return cashier.sell(Consumer.pictureOf(shown, Carrier.QR), PRICE, consumer.paymentPassword());
  }

  /** The payment's id must be found wherever its secrets must not: else nothing was searched. */
  private static Outcome search(Premises premises, Keepsakes keepsakes, Sale sale)
      throws IOException, SQLException {
    String id = sale.payment().paymentId().toString();
    String uuid = sale.payment().paymentId().uuid().toString();
    List<String> found = new ArrayList<>();
    int sureOf = 0;
    for (Haystack place : Haystack.all(premises)) {
      for (String secret : keepsakes.secrets()) {
        if (place.holds(secret)) {
          found.add("a secret is in " + place.name());
        }
      }
      sureOf += place.holds(id) || place.holds(uuid) ? 1 : 0;
    }
    for (ServiceName service : ServiceName.values()) {
      found.addAll(DatabaseLooks.numbersInClear(premises, service));
    }
    if (!found.isEmpty()) {
      return new Outcome.Failed(String.join("; ", found));
    }
    // At least the rows and the logs of the auth-server and the adapter, and the log of writes.
    return sureOf < 5
        ? new Outcome.NotRun("not even the payment's id was found in more than " + sureOf)
        : new Outcome.Passed(
            "%d secrets of a purchase are in none of the rows, logs and writes of %d services"
                .formatted(keepsakes.secrets().size(), ServiceName.values().length));
  }
}
