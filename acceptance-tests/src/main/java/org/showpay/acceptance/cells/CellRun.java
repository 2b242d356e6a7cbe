package org.showpay.acceptance.cells;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.cells.Break.Victim;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.Link;
import org.showpay.acceptance.proxy.NamedFault;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;
import org.springframework.web.client.RestClientException;

/** Makes every cell: one kill at a time, and other faults beside each other. */
public final class CellRun {

  private static final int AT_ONCE = 10;
  private static final int ATTEMPTS = 4;
  private static final long STRIKES_WITHIN = 90;

  /** Whoever prepares one is refused as long as something is being started again. */
  private static final Duration PREPARED_WITHIN = Duration.ofMinutes(1);

  private static final Duration BETWEEN = Duration.ofMillis(700);

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Armed armed = new Armed();
  private final ReadWriteLock killing = new ReentrantReadWriteLock(true);
  private final Map<String, Found> results = new ConcurrentSkipListMap<>();

  public CellRun(Run run, Stand stand, Market market) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    stand.follow(armed);
  }

  /** Makes these, and says of each whether it holds. */
  public void make(List<Cell> cells) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    List<Thread> threads = new ArrayList<>();
    for (Cell cell : cells) {
      room.acquire();
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                Found found = result(cell);
                results.put(cell.toString(), found);
                run.progress(
                    "%d of %d: %s".formatted(results.size(), cells.size(), found.inWords()));
                room.release();
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    cells.forEach(cell -> run.judge(results.getOrDefault(cell.toString(), notMade(cell))));
  }

  private static Found notMade(Cell cell) {
    return Found.of(cell.toString(), false, "was not made");
  }

  private Found result(Cell cell) {
    if (Breaks.of(cell) instanceof Break.CannotBe(String why)) {
      return Found.of(cell + ": cannot be", true, why);
    }
    String said = "was not made: the fault found nothing to strike";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        Made made = made(cell, attempt);
        if (made.struck) {
          return Found.of(cell.toString(), made.complaint.isEmpty(), made.complaint);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return notMade(cell);
      } catch (IllegalStateException | SQLException | RestClientException e) {
        said = String.valueOf(e);
      }
    }
    return Found.of(cell.toString(), false, said);
  }

  private Made made(Cell cell, int attempt) throws InterruptedException, SQLException {
    Break way = Breaks.of(cell);
    Lock lock = way instanceof Break.Kill ? killing.writeLock() : killing.readLock();
    Bought bought;
    boolean struck;
    lock.lock();
    try {
      bought = new Bought(prepared(cell, attempt));
      struck = strike(way, bought);
    } finally {
      lock.unlock();
    }
    String end = bought.end();
    Purchase purchase = bought.purchase;
    String complaint =
        end.equals(purchase.expected())
            ? booksOf(purchase)
            : "ended as " + end + " and not as " + purchase.expected();
    return new Made(struck, complaint);
  }

  private Purchase prepared(Cell cell, int attempt) {
    long until = System.nanoTime() + PREPARED_WITHIN.toNanos();
    while (true) {
      try {
        return new Purchase(market, cell, attempt);
      } catch (RestClientException refused) {
        if (System.nanoTime() >= until) {
          throw refused;
        }
        Waiting.pause(BETWEEN);
      }
    }
  }

  private boolean strike(Break way, Bought bought) throws InterruptedException {
    return switch (way) {
      case Break.CannotBe(String why) -> throw new IllegalStateException(why);
      case Break.Kill kill -> kill(kill, bought);
      case Break.OnTheWay(Link at, String what, Fault fault) ->
          onTheWay(new NamedFault(at, what, bought.purchase.ids(), fault), bought);
      case Break.ByPeople(Break.Deed deed) -> {
        bought.begin(deed);
        yield true;
      }
    };
  }

  private boolean onTheWay(NamedFault fault, Bought bought) throws InterruptedException {
    armed.arm(fault);
    bought.begin(null);
    boolean struck = fault.hasStruck(STRIKES_WITHIN);
    armed.disarm(fault);
    return struck;
  }

  private boolean kill(Break.Kill kill, Bought bought) throws InterruptedException {
    CountDownLatch dead = new CountDownLatch(1);
    Runnable deed =
        () -> {
          kill(kill.victim());
          dead.countDown();
        };
    Fault fault = kill.after() ? new Fault.After(deed) : new Fault.Before(deed);
    NamedFault named =
        new NamedFault(kill.at(), kill.what(), kill.about(bought.purchase.ids()), fault);
    armed.arm(named);
    bought.begin(null);
    boolean struck = dead.await(STRIKES_WITHIN, TimeUnit.SECONDS);
    armed.disarm(named);
    if (struck) {
      startAgain(kill.victim());
    }
    return struck;
  }

  private void kill(Victim victim) {
    switch (victim) {
      case AUTH_SERVER -> stand.stack().kill(ServiceName.AUTH_SERVER);
      case ADAPTER -> stand.stack().kill(ServiceName.GATEWAY_ADAPTER);
      case ISSUER -> stand.stack().kill(ServiceName.CARD_ISSUER);
      case POSTGRESQL -> stand.stack().killDatabase();
    }
  }

  private void startAgain(Victim victim) {
    switch (victim) {
      case AUTH_SERVER -> stand.stack().start(ServiceName.AUTH_SERVER);
      case ADAPTER -> stand.stack().start(ServiceName.GATEWAY_ADAPTER);
      case ISSUER -> stand.stack().start(ServiceName.CARD_ISSUER);
      case POSTGRESQL -> stand.stack().startDatabase();
    }
  }

  /** What of the order's payments speaks against the cell: more than one that charges. */
  private String booksOf(Purchase purchase) throws SQLException {
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from payment where state = 'APPROVED' and order_id = ?")) {
      statement.setString(1, purchase.order().toString());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        boolean one = purchase.expected().equals("DECLINED") == (row.getInt(1) == 0);
        return one && row.getInt(1) <= 1 ? "" : row.getInt(1) + " payments of it are approved";
      }
    }
  }

  private record Made(boolean struck, String complaint) {}

  /** The purchase, by a thread of its own. */
  private static final class Bought {

    private final Purchase purchase;
    private volatile String end = "nothing";
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    Bought(Purchase purchase) {
      this.purchase = purchase;
    }

    void begin(Break.@Nullable Deed deed) {
      thread =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  end = purchase.buy(deed);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } catch (IllegalStateException e) {
                  end = String.valueOf(e.getMessage());
                }
              });
    }

    String end() throws InterruptedException {
      thread.join();
      return end;
    }
  }
}
