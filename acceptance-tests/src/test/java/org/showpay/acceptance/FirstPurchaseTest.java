package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.stack.check.Verdict;
import org.showpay.stack.invariant.Invariant;
import org.showpay.stack.invariant.Invariants;

/**
 * The demo's story through all services as separate processes, which log at TRACE; then the books
 * are compared and everything that was printed or stored is searched for secrets.
 */
@ExtendWith(ToldStory.Teller.class)
class FirstPurchaseTest {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static ToldStory story;
  private static RunningStack stack;
  private static Rows rows;

  @BeforeAll
  static void hear(ToldStory told) {
    story = told;
    stack = told.stack();
    rows = new Rows(stack);
  }

  @Test
  void everyStepGoesAsTold() {
    assertThat(story.asTold()).describedAs(story.told()).isTrue();
  }

  @Test
  void everyInvariantHoldsAndTheyWereLookedForInSomething() throws Exception {
    Report report = new Checker(Books.of(stack), BETWEEN_LOOKS).check();
    assertThat(report.holds()).describedAs(String.join("\n", report.inWords())).isTrue();
    assertThat(report.summary()).isEqualTo("invariants: 13 of 13 hold");
    assertThat(story.payments())
        .containsEntry("APPROVED", "8")
        .containsEntry("REVERSED", "1")
        .containsOnlyKeys("APPROVED", "DECLINED", "REVERSED");
  }

  @ParameterizedTest
  @MethodSource("brokenTwins")
  void anInvariantThatIsBrokenIsNamedAndSoIsWhoBreaksIt(BrokenTwin twin) throws Exception {
    PlantedBooks planted = new PlantedBooks(stack);
    try {
      BrokenTwin here = twin.in(players());
      for (BrokenTwin.Row row : here.rows()) {
        planted.plant(row.service(), row.sql());
      }
      Report report = new Checker(planted, Duration.ZERO).check();
      assertThat(report.holds()).isFalse();
      assertThat(report.of(here.invariant())).isInstanceOf(Verdict.Broken.class);
      assertThat(report.of(here.invariant()).toString()).contains(here.names());
    } finally {
      planted.rollBack();
    }
  }

  static List<BrokenTwin> brokenTwins() {
    return BrokenTwin.all();
  }

  @Test
  void everyInvariantHasABrokenTwin() {
    assertThat(BrokenTwin.all().stream().map(BrokenTwin::invariant))
        .containsAll(Invariants.all().stream().map(Invariant::id).toList());
  }

  @Test
  void moneyThatMovesBetweenTwoReadingsBreaksNothing() throws Exception {
    PlantedBooks onItsWay = new PlantedBooks(stack);
    onItsWay.plant(
        ServiceName.CARD_ISSUER,
        "update authorization_log set amount = amount - 1 where outcome = 'APPROVED'");
    AtomicInteger looks = new AtomicInteger();
    Books moving =
        () -> {
          if (looks.getAndIncrement() > 0) {
            onItsWay.rollBack();
          }
          return onItsWay;
        };
    assertThat(new Checker(moving, Duration.ZERO).check().holds()).isTrue();
    assertThat(looks).hasValue(2);
    onItsWay.rollBack();
  }

  @Test
  void aPaymentThatIsNotDecidedIsNotComparedYet() throws Exception {
    PlantedBooks undecided = new PlantedBooks(stack);
    try {
      String coffee = "'" + players().coffee().uuid() + "'";
      undecided.plant(
          ServiceName.AUTH_SERVER, "delete from ledger_transaction where payment_id = " + coffee);
      undecided.plant(
          ServiceName.AUTH_SERVER,
          "update payment set state = 'UNKNOWN', asked_at = now() where id = " + coffee);
      Report report = new Checker(undecided, Duration.ZERO).check();
      assertThat(report.of("I3")).isEqualTo(new Verdict.Holds());
      assertThat(report.of("I6")).isEqualTo(new Verdict.Holds());
    } finally {
      undecided.rollBack();
    }
  }

  @Test
  void aSignedDayIsNotHeldWhereTheKeysToCheckItAreNot() throws Exception {
    PlantedBooks signed = new PlantedBooks(stack, new TrustedKeys(Path.of("nowhere")));
    try {
      signed.plant(
          ServiceName.AUTH_SERVER,
          "insert into audit_day select day, position, hash, 'x' from audit_head");
      Report report = new Checker(signed, Duration.ZERO).check();
      assertThat(report.of("I11")).isInstanceOf(Verdict.Unknown.class);
      assertThat(report.of("I11").toString()).contains("nowhere");
      assertThat(report.summary()).isEqualTo("invariants: 12 of 13 hold");
    } finally {
      signed.rollBack();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_SERVER, update ledger_entry set amount = 1",
    "AUTH_SERVER, delete from payment_move",
    "AUTH_SERVER, truncate settlement_item",
    "AUTH_SERVER, delete from payment",
    "GATEWAY_ADAPTER, update journal set amount = 1",
    "GATEWAY_ADAPTER, delete from inquiry",
    "CARD_ISSUER, update authorization_log set amount = 1",
    "CARD_ISSUER, delete from follow_up_log",
    "CARD_ISSUER, delete from payment_position",
    "PIN_GENERATOR, drop table issued_code"
  })
  void theRoleThatAServiceRunsAsCannotRewriteWhatHappened(ServiceName service, String sql)
      throws SQLException {
    Set<String> roles =
        rows.map(
                service,
                "select distinct usename, null from pg_stat_activity"
                    + " where datname = current_database() and usename <> current_user")
            .keySet();
    assertThat(roles).singleElement().asString().endsWith("_app");
    try (Connection connection = stack.databaseOf(service).open();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + roles.iterator().next());
      assertThatThrownBy(() -> statement.execute(sql))
          .satisfies(
              e -> assertThat(e.getMessage()).containsAnyOf("permission denied", "must be owner"));
    }
  }

  private static BrokenTwin.Players players() throws SQLException {
    return new BrokenTwin.Players(
        payment("p.state = 'APPROVED' order by p.requested_at limit 1"),
        payment("exists (select from payment_operation o where o.payment_id = p.id)"),
        payment(
            "p.state = 'DECLINED' and exists (select from payment_move m join payment q"
                + " on q.id = m.payment_id where q.code_digest = p.code_digest and q.id <> p.id"
                + " and m.to_state = 'APPROVED') order by p.requested_at limit 1"),
        payment("p.authorization_id is not null"),
        payment(
            "exists (select from checkout_session s where s.payment_id = p.id)"
                + " and p.state = 'APPROVED' order by p.requested_at limit 1"),
        PaymentId.next());
  }

  private static PaymentId payment(String which) throws SQLException {
    String id =
        rows.map(
                ServiceName.AUTH_SERVER,
                "select 'id', (select p.id from payment p where " + which + ")")
            .getOrDefault("id", "no such payment");
    return new PaymentId(UUID.fromString(id));
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
    Set<String> secrets = story.keepsakes().secrets();
    assertThat(secrets.size()).isGreaterThanOrEqualTo(12);
    assertHoldsNone(secrets, "the story", story.told());
    for (ServiceName service : stack.services()) {
      Path log = stack.logOf(service);
      String printed = Files.readString(log, StandardCharsets.UTF_8);
      assertThat(printed).contains("TRACE").hasSizeGreaterThan(100_000);
      assertHoldsNone(secrets, log.toString(), printed);
      List<String> stored = rows.everyRow(service);
      assertThat(stored).isNotEmpty();
      assertHoldsNone(secrets, "the database of " + service.text(), String.join("\n", stored));
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
