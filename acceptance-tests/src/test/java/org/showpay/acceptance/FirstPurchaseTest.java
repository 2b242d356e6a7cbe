package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.story.FirstPurchase;
import org.showpay.stack.story.Keepsakes;

/**
 * The demo's story through all services as separate processes, which log at TRACE; then the books
 * are compared and everything that was printed or stored is searched for secrets.
 */
class FirstPurchaseTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target", "stack").toAbsolutePath();

  private static final Keepsakes KEEPSAKES = new Keepsakes();
  private static RunningStack stack;
  private static Books books;
  private static boolean asTold;
  private static String story;

  @BeforeAll
  static void tellTheStory() throws IOException {
    StackPlan plan =
        StackPlan.of(CHECKOUT)
            .beside(HOME)
            .withFreshData(true)
            .withoutMakingStartupCaches()
            .withEnvironment("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
            .withEnvironment("LOGGING_LEVEL_ROOT", "TRACE")
            .withEnvironment("SHOWPAY_CODE_LIFE", "30s");
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told, true);
    stack = new Stack(plan, Clock.systemUTC(), out::println).start();
    books = new Books(stack);
    asTold = new FirstPurchase(KEEPSAKES, Clock.systemUTC()).tell(stack, out);
    story = told.toString();
  }

  @AfterAll
  static void stopEverything() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void everyStepGoesAsTold() {
    assertThat(asTold).describedAs(story).isTrue();
  }

  @Test
  void theTillTheAuthServerTheAdapterAndTheCardCompanyAgreeOnEveryPayment() throws SQLException {
    Map<String, String> payments =
        books.map(
            ServiceName.AUTH_SERVER,
            "select id, amount || ' ' || approval_number from payment where state = 'APPROVED'");
    assertThat(payments).hasSize(4);
    assertThat(
            books.map(
                ServiceName.GATEWAY_ADAPTER,
                "select payment_id, amount || ' ' || approval from journal"
                    + " where outcome = 'APPROVED'"))
        .isEqualTo(payments);
    assertThat(
            books.map(
                ServiceName.CARD_ISSUER,
                "select payment_id, amount || ' ' || approval from authorization_log"
                    + " where outcome = 'APPROVED'"))
        .isEqualTo(payments);
  }

  @Test
  void noPaymentIsLeftUndecidedAndEachSpentCodeHasItsPayment() throws SQLException {
    assertThat(
            books.map(
                ServiceName.AUTH_SERVER,
                "select id, state from payment where state not in ('APPROVED', 'DECLINED')"))
        .isEmpty();
    assertThat(
            books.map(
                ServiceName.AUTH_SERVER,
                "select encode(c.digest, 'hex'), p.id::text from pay_code c"
                    + " left join payment p on p.id = c.payment_id and p.code_digest = c.digest"
                    + " where c.state = 'USED' and p.id is null"))
        .isEmpty();
    assertThat(
            books.map(
                ServiceName.AUTH_SERVER,
                "select order_id, count(*) from payment where state = 'APPROVED'"
                    + " group by merchant_id, order_id having count(*) > 1"))
        .isEmpty();
  }

  @Test
  void savesPicturesThatAnyoneCanReadBack() throws IOException {
    try (var files = Files.list(stack.pictures())) {
      List<Path> pictures = files.sorted().toList();
      assertThat(pictures).hasSize(4);
      for (Path file : pictures) {
        assertThat(new CodeReader(SchemePrefix.DEFAULT).read(Picture.of(Files.readAllBytes(file))))
            .isInstanceOf(Reading.Read.class);
      }
    }
  }

  @Test
  void noLogLineAndNoRowHoldsASecret() throws IOException, SQLException {
    Set<String> secrets = KEEPSAKES.secrets();
    assertThat(secrets.size()).isGreaterThanOrEqualTo(12);
    assertHoldsNone(secrets, "the story", story);
    for (ServiceName service : stack.services()) {
      Path log = stack.logOf(service);
      String printed = Files.readString(log, StandardCharsets.UTF_8);
      assertThat(printed).contains("TRACE").hasSizeGreaterThan(100_000);
      assertHoldsNone(secrets, log.toString(), printed);
      List<String> rows = books.everyRow(service);
      assertThat(rows).isNotEmpty();
      assertHoldsNone(secrets, "the database of " + service.text(), String.join("\n", rows));
    }
  }

  /** Names the place and not the secret, so that a failure does not print it either. */
  private static void assertHoldsNone(Set<String> secrets, String place, String text) {
    for (String secret : secrets) {
      int at = text.indexOf(secret);
      if (at >= 0) {
        String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
        throw new AssertionError("A secret is in " + place + ", after: " + line);
      }
    }
  }
}
