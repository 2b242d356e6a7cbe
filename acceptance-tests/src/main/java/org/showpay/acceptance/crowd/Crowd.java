package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;

/** Many people who buy at a market until enough has been bought, each as a seed has it. */
public final class Crowd {

  private static final int SILENT_EVERY = 60;
  private static final int POOR_EVERY = 10;
  private static final int CAREFUL_EVERY = 12;

  private final Market market;
  private final Tally tally = new Tally();
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final List<Shopper> shoppers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** So many people, enrolled while nothing fails. */
  public Crowd(Market market, int people, long seed) {
    this.market = market;
    for (int i = 0; i < people; i++) {
      CompanyId company = i % 2 == 0 ? Market.HANBIT : Market.NURI;
      Phone phone =
          i % POOR_EVERY == 1
              ? market.somebodyPoor(company)
              : i % CAREFUL_EVERY == 2 ? market.somebodyCareful(company) : market.somebody(company);
      shoppers.add(new Shopper(market, phone, new Random(seed + i), tally, goOn));
    }
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

  /** Lets them begin. */
  public void begin() {
    for (Shopper shopper : shoppers) {
      threads.add(Thread.ofVirtual().start(shopper));
    }
  }

  /** How far they are. */
  public Tally tally() {
    return tally;
  }

  /** Tells them that it is enough, and waits until each has ended what it is at. */
  public boolean end(Duration patience) throws InterruptedException {
    goOn.set(false);
    long until = System.nanoTime() + patience.toNanos();
    boolean all = true;
    for (Thread thread : threads) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      thread.join(Duration.ofMillis(Math.max(1, left)));
      all &= !thread.isAlive();
    }
    return all;
  }

  /** What no log and no row may hold: numbers of cards, passwords, codes. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    shoppers.forEach(shopper -> secrets.addAll(shopper.secrets()));
    return secrets;
  }
}
