package org.showpay.acceptance.chaos;

import java.nio.file.Path;
import org.showpay.acceptance.crowd.*;
import org.showpay.acceptance.proxy.*;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.*;
import java.time.Duration;

/** Trial. */
public final class Chaos {
  public static void main(String[] a) throws Exception {
    Path checkout = Path.of(System.getProperty("showpay.checkout", "."));
    try (Stand stand = Stand.start(checkout, "trial", true, System.out::println);
        Market market = Market.open(stand, Path.of("/tmp/w/chaos-journal"))) {
      Phone p = market.somebody(Market.HANBIT);
      Phone q = market.somebodyCareful(Market.NURI);
      FaultPlan log = e -> { if (!e.what().startsWith("sql:") && !e.what().contains("scheduled_tasks") || true) System.out.println("  " + e.link() + " " + e.what().replaceAll("sql: .*; ", "sql: .. ")); return java.util.Optional.empty(); };
      stand.follow(log);
      System.out.println("=== code"); var code = p.code().orElseThrow();
      System.out.println("=== sale"); var end = Sale.of(market.terminal(), new OrderId("A-1"), code, Money.of(1200, "KRW")).finish(Duration.ofSeconds(20));
      System.out.println(end.heard());
      System.out.println("=== refund"); System.out.println(market.terminal().refund(end.id(), org.showpay.contracts.operation.OperationId.next(), Money.of(100, "KRW"), "r1"));
      System.out.println("=== careful"); 
      var s = new Sale(market.terminal(), new AuthorizationRequest(PaymentId.next(), new OrderId("A-2"), q.code().orElseThrow(), Money.of(1300, "KRW"), null, CaptureMode.MANUAL), q.password());
      System.out.println(s.finish(Duration.ofSeconds(20)).heard());
      System.out.println("=== capture"); System.out.println(market.terminal().capture(s.request().paymentId(), org.showpay.contracts.operation.OperationId.next(), Money.of(1000, "KRW"), "r2"));
      System.out.println("=== proved at once"); Thread.sleep(2100);
      var t = new Sale(market.terminal(), new AuthorizationRequest(PaymentId.next(), new OrderId("A-3"), q.code().orElseThrow(), Money.of(1300, "KRW"), q.password(), CaptureMode.MANUAL), q.password());
      System.out.println(t.finish(Duration.ofSeconds(20)).heard());
      System.out.println("=== cancel"); System.out.println(market.terminal().cancel(t.request().paymentId(), "r3"));
      System.out.println("=== settle"); System.out.println(market.lines().settlements().close(market.merchant()));
      Thread.sleep(3000);
      System.out.println("=== wh " + market.receiver().newest());
      System.out.println("=== kill db " + stand.restartDatabase());
      for (var sv : Stand.SERVICES) System.out.println("=== kill " + sv + " " + stand.restart(sv));
      stand.check().inWords().forEach(System.out::println);
    }
  }
}
