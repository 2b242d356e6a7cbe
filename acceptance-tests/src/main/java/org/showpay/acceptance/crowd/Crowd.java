package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.stack.people.Waiting;

/** Many people who buy at a market until enough has been bought, each as a seed has it. */
public final class Crowd {

  private static final int SILENT_EVERY = 60;
  private static final int POOR_EVERY = 10;
  private static final int CAREFUL_EVERY = 12;

  private final Market market;
  private final List<Phone> phones;
  private final Tally tally = new Tally();
  private final Habits habits = new Habits();
  private final List<Shopper> shoppers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger arrived = new AtomicInteger();

  /** So many people, enrolled while nothing fails. */
  public Crowd(Market market, int people, long seed) {
    this(market, IntStream.range(0, people).mapToObj(i -> enrol(market, i)).toList(), seed);
  }

  private Crowd(Market market, List<Phone> phones, long seed) {
    this.market = market;
    this.phones = phones;
    for (int i = 0; i < phones.size(); i++) {
      shoppers.add(new Shopper(market, phones.get(i), new Random(seed + i), tally, habits));
    }
  }

  private static Phone enrol(Market market, int i) {
    CompanyId company = i % 2 == 0 ? Market.HANBIT : Market.NURI;
    if (i % POOR_EVERY == 1) {
      return market.somebodyPoor(company);
    }
    return i % CAREFUL_EVERY == 2 ? market.somebodyCareful(company) : market.somebody(company);
  }

  /** The same people once more, who begin with nothing bought, as another seed has it. */
  public Crowd again(long seed) {
    return new Crowd(market, phones, seed);
  }

  /** Has one in sixty authorizations unanswered, before or after the work. */
  public void withSilentCompanies() {
    for (CompanyId company : List.of(Market.HANBIT, Market.NURI)) {
      market
          .lines()
          .faults()
          .add(
              company,
              FaultRule.always(new FaultEffect.Silence(company.equals(Market.NURI)))
                  .on(MessageKind.AUTHORIZATION)
                  .everyNth(SILENT_EVERY));
    }
  }

  /** Has whoever could not pay through no fault of theirs show another code for the same. */
  public void insists() {
    habits.insist();
  }

  /** Has each buy so often from now on, or as fast as codes are given out. */
  public void buyEvery(Duration between) {
    habits.buyEvery(between);
  }

  /** Has so many of a hundred purchases made at a till of the cat-terminal-sim. */
  public void buyAtTills(int ofHundred) {
    habits.buyAtTills(ofHundred);
  }

  /** Lets them begin, one after the other within the time of one purchase. */
  public void begin() {
    for (int i = 0; i < shoppers.size(); i++) {
      Duration first = habits.between().multipliedBy(i).dividedBy(shoppers.size());
      Shopper shopper = shoppers.get(i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                Waiting.pause(first);
                shopper.run();
                arrived.incrementAndGet();
              }));
    }
  }

  /** How far they are. */
  public Tally tally() {
    return tally;
  }

  /**
   * Tells them that it is enough, and waits until each has ended what it is at.
   *
   * @return false where somebody has not, or fell over something that a person would not
   */
  public boolean end(Duration patience) throws InterruptedException {
    habits.stop();
    long until = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      thread.join(Duration.ofMillis(Math.max(1, left)));
    }
    return arrived.get() == threads.size();
  }

  /** What no log and no row may hold: numbers of cards, passwords, codes. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    shoppers.forEach(shopper -> secrets.addAll(shopper.secrets()));
    return secrets;
  }
}
