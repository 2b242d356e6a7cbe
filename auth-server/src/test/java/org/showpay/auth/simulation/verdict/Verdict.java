package org.showpay.auth.simulation.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.street.Faults;
import org.showpay.auth.simulation.street.Purchase;
import org.showpay.auth.simulation.street.Street;
import org.showpay.auth.simulation.street.Town;
import org.showpay.contracts.payment.PaymentId;

/** Whether all holds that must hold at the end of a history, by its books and by what was told. */
public final class Verdict {

  private final Timeline time;
  private final Town town;
  private final Books books;
  private final Street street;
  private final Faults faults;
  private final Map<String, String> names = new HashMap<>();

  /** Of this history. */
  public Verdict(Timeline time, Town town, Books books, Street street, Faults faults) {
    this.time = time;
    this.town = town;
    this.books = books;
    this.street = street;
    this.faults = faults;
    for (Purchase purchase : street.purchases().values()) {
      names.put(purchase.sale().id().toString(), purchase.step().name());
    }
  }

  /** What does not hold; beside it what was noticed while it went on. */
  public List<Breach> breaches(List<String> late) {
    List<Breach> found = new ArrayList<>();
    late.forEach(line -> found.add(new Breach("what is unknown is known in time", line)));
    time.failures().forEach(line -> found.add(new Breach("nothing fails unseen", line)));
    new StateRules(books, street, found).judge();
    new MoneyRules(books, town, found).judge();
    new SettlementRules(books, found).judge();
    Map<PaymentId, Purchase> purchases = new HashMap<>();
    street.purchases().values().forEach(it -> purchases.put(it.sale().id(), it));
    new Expectation(books, town, purchases, found).judge(faults.isCalm());
    return found.stream()
        .map(breach -> new Breach(breach.rule(), readable(breach.what())))
        .toList();
  }

  /** Payments by the steps that made them. */
  private String readable(String text) {
    String read = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      read = read.replace(name.getKey(), "the payment of " + name.getValue());
    }
    return read;
  }
}
