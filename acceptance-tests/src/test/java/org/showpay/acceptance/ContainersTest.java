package org.showpay.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.InternetShop;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.people.Narrator;
import org.showpay.stack.people.Waiting;
import org.showpay.stack.story.AtTheInternetShop;
import org.showpay.stack.suite.Suite;
import org.springframework.web.client.RestClientException;

/** docker-compose.yml as it is, with three auth-servers of which one is killed amid purchases. */
class ContainersTest {

  private static final String AUTH_SERVER = "auth-server";
  private static final int PEOPLE = 4;
  private static final int PURCHASES_EACH = Integer.getInteger("showpay.containers.purchases", 5);
  private static final Money LIMIT = Money.of(1_000_000, "KRW");
  private static final Money PRICE = Money.of(3_000, "KRW");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Path RAN_EMBEDDED = Path.of("target", "ran-on-embedded-postgresql");

  private final StringWriter words = new StringWriter();
  private final Narrator narrator = new Narrator(new PrintWriter(words, true));

  @TempDir Path secrets;

  /** The one line in which a run without an engine says what that means. */
  @BeforeAll
  static void needsAnEngine() throws IOException {
    if (!ComposedContainers.engineAnswers()) {
      String why =
          "No container engine answers. On the embedded PostgreSQL instead ran the database tests"
              + " of %s; ContainersTest could not run.".formatted(modulesThatRanEmbedded());
      System.out.println(why); // console
      abort(why);
    }
  }

  private static String modulesThatRanEmbedded() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .filter(module -> Files.exists(module.resolve(RAN_EMBEDDED)))
          .map(module -> module.getFileName().toString())
          .sorted()
          .collect(joining(", "));
    }
  }

  @Test
  void purchasesSurviveAnInstanceThatIsKilled() throws Exception {
    try (ComposedContainers containers = new ComposedContainers()) {
      containers.up("--scale", AUTH_SERVER + "=3", "--scale", "pin-generator-service=2");
      Suite suite = containers.fromOutside(secrets);
      Clients clients = new Clients(suite);
      Cashier cashier = new Cashier(clients, narrator, new Keepsakes(), "Corner Shop");
      List<Shopper> shoppers = Stream.generate(() -> shopper(clients)).limit(PEOPLE).toList();
      int approved = buyAtOnce(shoppers, cashier, () -> containers.killOneOf(AUTH_SERVER));
      assertThat(approved).isGreaterThan(PEOPLE * PURCHASES_EACH / 2);
      buyAtTheInternetShop(suite, clients, shoppers.getFirst());
      assertThat(containers.check()).contains("invariants: 13 of 13 hold");
    }
  }

  /** Someone with a card, and the card company that has issued it. */
  private record Shopper(Consumer consumer, WalletCard card, Bank bank) {}

  private Shopper shopper(Clients clients) {
    Consumer consumer = new Consumer(clients, narrator, new Keepsakes());
    Bank bank = new Bank(clients, "hanbit", "Minji Kim", LIMIT);
    return new Shopper(consumer, consumer.register("Everyday", bank.card()), bank);
  }

  /** All buy at once; a third of the way something happens. Returns how many were charged. */
  private static int buyAtOnce(List<Shopper> shoppers, Cashier cashier, Runnable event)
      throws Exception {
    AtomicInteger sold = new AtomicInteger();
    int third = shoppers.size() * PURCHASES_EACH / 3;
    List<Future<Integer>> approved = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Shopper shopper : shoppers) {
        approved.add(
            threads.submit(() -> {
              int charged = 0;
              for (int i = 0; i < PURCHASES_EACH; i++) {
                charged += buy(shopper, cashier) ? 1 : 0;
                if (sold.incrementAndGet() == third) {
                  event.run();
                }
              }
              assertThat(shopper.bank().used()).isEqualTo(times(charged));
              return charged;
            }));
      }
    }
    int all = 0;
    for (Future<Integer> each : approved) {
      all += each.get();
    }
    return all;
  }

  private static Money times(int count) {
    return Money.of(PRICE.amount() * count, "KRW");
  }

  /** Whatever becomes of the instance that was asked, the till knows how it ended. */
  private static boolean buy(Shopper shopper, Cashier cashier) {
    ShownCode code = again(() -> shopper.consumer().show(shopper.card()));
    PaymentView sale =
        cashier
            .sell(Consumer.pictureOf(code, Carrier.QR), PRICE, shopper.consumer().paymentPassword())
            .payment();
    PaymentView payment = awaitDecision(sale, cashier);
    return payment.state() == PaymentState.APPROVED;
  }

  private static PaymentView awaitDecision(PaymentView sale, Cashier cashier) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    PaymentView payment = sale;
    while (!isSettled(payment) && System.nanoTime() < end) {
      Waiting.pause(PAUSE);
      payment = again(() -> cashier.find(sale.paymentId()));
    }
    assertThat(isSettled(payment)).as(payment.toString()).isTrue();
    return payment;
  }

  private static boolean isSettled(PaymentView payment) {
    return payment.state() == PaymentState.APPROVED || payment.state().isFinal();
  }

  /** A person who gets no code asks again; nothing is charged by that. */
  private static <A> A again(Supplier<A> question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (RestClientException nothingCame) {
        if (System.nanoTime() > end) {
          throw nothingCame;
        }
        Waiting.pause(PAUSE);
      }
    }
  }

  private void buyAtTheInternetShop(Suite suite, Clients clients, Shopper shopper) {
    InternetShop shop = new InternetShop(suite, clients, new Keepsakes());
    Money paid =
        new AtTheInternetShop(narrator, shopper.consumer(), shop)
            .pays(shopper.card(), shopper.bank());
    assertThat(paid.amount()).isPositive();
    assertThat(narrator.end()).as(words.toString()).isTrue();
  }
}
