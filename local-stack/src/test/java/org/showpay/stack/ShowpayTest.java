package org.showpay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.suite.Story;
import org.showpay.stack.suite.Suite;

/** The command as a person types it. */
class ShowpayTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path home;
  private StackPlan plan = StackPlan.of(Path.of("."));

  @BeforeEach
  void planOneService() throws IOException {
    plan = Doubles.plan(home).only(ServiceName.CARD_ISSUER);
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Usage: showpay", "demo", "check", "key", "phone", "till");
  }

  @Test
  void helpOfTheDemoNamesItsOptionsAndExitCodes() {
    assertThat(run("demo", "--help")).isZero();
    assertThat(out.toString()).contains("--once", "--fresh", "Ctrl-C", "every step went as told");
  }

  @Test
  void helpOfTheChecksNamesThem() {
    assertThat(run("check", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: showpay check", "races");
    assertThat(run("check", "races", "--help")).isZero();
    assertThat(out.toString()).contains("needs Maven", "0   all hold");
  }

  @Test
  void aCheckOfNothingIsRefused() {
    assertThat(run("check")).isEqualTo(2);
    assertThat(err.toString()).contains("Name what is to be checked", "races");
  }

  @Test
  void anUnknownWordIsRefusedWithTheUsage() {
    assertThat(run("dmeo")).isEqualTo(2);
    assertThat(err.toString()).contains("dmeo");
  }

  @Test
  void aKeyThatWasNeverDrawnIsSaidToBeMissing() {
    assertThat(run("key", "operator")).isEqualTo(2);
    assertThat(err.toString()).contains("no key yet", "./showpay demo");
  }

  @Test
  void aCheckWithoutAStackSaysSoInOneLine() throws IOException {
    assertThat(run("check", "invariants")).isEqualTo(2);
    Secrets.open(plan.home().secrets(), false);
    assertThat(run("check", "invariants")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("no stack runs here") && line.contains("./showpay demo"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void invariantsThatCannotBeReadToTheEndAreNotHeld() {
    Story audited =
        (stack, words) -> {
          assertThat(run("check", "invariants")).isEqualTo(1);
          return true;
        };
    assertThat(run(audited, "demo", "--once")).isZero();
    assertThat(out.toString())
        .contains("I3   UNKNOWN", "could not be read to the end", "invariants: 0 of 13 hold");
  }

  @Test
  void theOperatorsKeyIsPrintedAlone() throws IOException {
    String key = Secrets.open(plan.home().secrets(), false).operatorKey().reveal();
    assertThat(run("key", "operator")).isZero();
    assertThat(out.toString()).isEqualTo(key + System.lineSeparator());
  }

  @Test
  void phonesAreReachedWithTheOperatorsKeyAlone() {
    assertThat(run("phone", "list")).isEqualTo(1);
    assertThat(out.toString()).contains("no key yet", "./showpay demo");
    assertThat(run("phone", "--help")).isZero();
    assertThat(out.toString()).contains("list", "code", "approve", "freeze", "messages");
  }

  @Test
  void tillsAreReachedWithTheOperatorsKeyAlone() {
    assertThat(run("till", "list")).isEqualTo(1);
    assertThat(out.toString()).contains("no key yet", "./showpay demo");
    assertThat(run("till", "--help")).isZero();
    assertThat(out.toString()).contains("sign-in", "sell", "refund", "void", "totals", "close");
  }

  @Test
  void operatorsAreLetInWithTheSuitesOwnKeyAlone() {
    assertThat(run("operator", "list")).isEqualTo(1);
    assertThat(out.toString()).contains("no key yet", "./showpay demo");
    assertThat(run("operator", "--help")).isZero();
    assertThat(out.toString()).contains("add", "list", "remove");
  }

  @Test
  void demoOnceTellsTheStoryAndEndsWithItsVerdict() {
    assertThat(run((stack, words) -> tell(stack, words, true), "demo", "--once")).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "showpay: starting PostgreSQL", "card-issuer-simulator ready after", "told at http://")
        .contains("http://localhost:" + plan.ports().get(ServiceName.CARD_ISSUER))
        .contains("jdbc:postgresql://localhost:" + plan.databasePort() + "/issuer")
        .contains("card-issuer-simulator.log")
        .contains("./showpay key operator");
    assertThat(run((stack, words) -> tell(stack, words, false), "demo", "--once")).isEqualTo(1);
  }

  private static boolean tell(Suite stack, PrintWriter words, boolean asExpected) {
    words.println("told at " + stack.urlOf(ServiceName.CARD_ISSUER));
    AddressTable.of((RunningStack) stack).forEach(words::println);
    return asExpected;
  }

  @Test
  void aDemoThatCannotStartSaysWhyInOneLine() throws IOException {
    try (ServerSocket inTheWay = new ServerSocket(plan.databasePort())) {
      assertThat(run("demo", "--once")).isEqualTo(2);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains("Port " + inTheWay.getLocalPort(), "PostgreSQL");
    }
  }

  private int run(String... arguments) {
    return run((stack, words) -> true, arguments);
  }

  private int run(Story story, String... arguments) {
    return Showpay.commandLine(plan, story, writer(out), writer(err)).execute(arguments);
  }

  private static PrintWriter writer(StringWriter text) {
    return new PrintWriter(text, true);
  }
}
