package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.console.operator.Action;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientResponseException;

/** The door of the console: who gets in, for how long, and who may do what. */
@AuthServerTest
class ConsoleEntryTest {

  private static final List<String> PAGES =
      List.of(
          "/payments",
          "/payments/rows",
          "/payments/live",
          "/payments/" + PaymentId.next(),
          "/unknowns",
          "/exceptions",
          "/webhooks",
          "/settlements",
          "/merchants",
          "/wallets",
          "/charts",
          "/charts/figures",
          "/faults",
          "/deeds");

  private static final List<String> FORMS =
      List.of(
          "/payments/" + PaymentId.next() + "/refunds",
          "/payments/" + PaymentId.next() + "/void",
          "/webhooks/" + DeliveryId.next() + "/redelivery",
          "/merchants",
          "/merchants/" + MerchantId.next() + "/freeze",
          "/merchants/" + MerchantId.next() + "/unfreeze",
          "/merchants/" + MerchantId.next() + "/terminals",
          "/merchants/" + MerchantId.next() + "/terminals/" + TerminalId.next() + "/key",
          "/merchants/" + MerchantId.next() + "/terminals/" + TerminalId.next() + "/retirement",
          "/wallets/" + SubscriberId.next() + "/freeze",
          "/wallets/" + SubscriberId.next() + "/unfreeze",
          "/wallets/" + SubscriberId.next() + "/handsets/" + HandsetId.next() + "/loss",
          "/wallets/" + SubscriberId.next() + "/cards/" + CardToken.next() + "/freeze",
          "/wallets/" + SubscriberId.next() + "/cards/" + CardToken.next() + "/unfreeze",
          "/faults/hanbit",
          "/faults/hanbit/removal");

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  /** All tests come from one address. */
  @AfterEach
  void forgiveWrongKeys() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql("update console_deed set at = at - interval '1 hour' where action = 'SIGN_IN'")
          .update();
    });
  }

  @Test
  void whoIsNotSignedInSeesTheSignInAndDoesNothing() {
    Desk stranger = new Desk(environment);
    for (String page : PAGES) {
      assertThat(stranger.looksAt(page).location()).describedAs(page).isEqualTo("/console/sign-in");
    }
    stranger.looksAt("/sign-in");
    for (String form : FORMS) {
      assertThat(stranger.send(form, Map.of()).status()).describedAs(form).isEqualTo(401);
    }
  }

  @Test
  void whoMayLookSeesEverythingAndDoesNothing() {
    Desk looker = Desk.of(environment, Role.LOOK);
    for (String page : PAGES) {
      if (!page.endsWith("/live")) {
        assertThat(looker.looksAt(page).status()).describedAs(page).isIn(200, 404);
      }
    }
    assertThat(looker.looksAt("/merchants").body()).doesNotContain("Take on");
    for (String form : FORMS) {
      Desk.Answer refused = looker.send(form, Map.of());
      assertThat(refused.status()).describedAs(form).isEqualTo(403);
      assertThat(refused.body()).contains("You may look");
    }
  }

  @Test
  void noFormIsTakenWithoutTheTokenOfAPage() {
    Desk operator = Desk.of(environment, Role.ACT);
    for (String form : FORMS) {
      assertThat(operator.ask(HttpMethod.POST, form, Map.of()).status())
          .describedAs(form)
          .isEqualTo(403);
      assertThat(operator.ask(HttpMethod.POST, form, Map.of("_csrf", "guessed")).status())
          .isEqualTo(403);
    }
    assertThat(new Desk(environment).ask(HttpMethod.POST, "/sign-in", Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void theApisCredentialsOpenNoPageAndACookieOpensNoApi() {
    Integer status =
        TestClient.raw(environment, TestKeys.OPERATOR.reveal())
            .get()
            .uri("/console/payments")
            .exchange((q, response) -> response.getStatusCode().value());
    assertThat(status).isEqualTo(401);
    Desk stranger = new Desk(environment);
    assertThat(stranger.signIn("root", TestKeys.OPERATOR.reveal()).status()).isEqualTo(401);
  }

  @Test
  void aSessionIsACookieThatNoScriptReadsAndNoOtherSiteSends() {
    NewOperator jisoo = newOperator(Role.LOOK);
    Desk.Answer in = new Desk(environment).signIn(jisoo.name(), jisoo.key().reveal());
    assertThat(in.location()).isEqualTo("/console/payments");
    assertThat(requireNonNull(in.headers().get("Set-Cookie")))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("showpay-console=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/console"));
    Desk.Answer page = Desk.of(environment, Role.LOOK).looksAt("/payments");
    String policy = requireNonNull(page.headers().getFirst("Content-Security-Policy"));
    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe", "data:", "*");
    assertThat(page.headers().getFirst("Cache-Control")).contains("no-store");
    assertThat(page.body())
        .doesNotContainPattern("<script(?! defer src)|<style|\\son[a-z]+=|\\sstyle=|src=\"http");
  }

  @Test
  void aSessionEndsByItselfBySigningOutAndWithItsOperator() {
    for (String column : List.of("used_at", "opened_at")) {
      Desk idle = Desk.of(environment, Role.LOOK);
      jdbc.sql("update console_session set " + column + " = now() - interval '9 hours'").update();
      assertThat(idle.looksAt("/deeds").location()).isEqualTo("/console/sign-in");
    }
    Desk leaving = Desk.of(environment, Role.LOOK);
    assertThat(leaving.sends("/deeds", "/sign-out", Map.of()).location())
        .isEqualTo("/console/sign-in");
    assertThat(leaving.looksAt("/deeds").location()).isEqualTo("/console/sign-in");
    NewOperator gone = newOperator(Role.ACT);
    Desk removed = new Desk(environment);
    removed.signIn(gone.name(), gone.key().reveal());
    assertThat(removed.looksAt("/deeds").status()).isEqualTo(200);
    Desk.office(environment).remove(gone.operator());
    assertThat(removed.looksAt("/deeds").location()).isEqualTo("/console/sign-in");
    assertThat(removed.signIn(gone.name(), gone.key().reveal()).status()).isEqualTo(401);
  }

  @Test
  void aPageThatKeepsItselfNewDoesNotKeepItsSessionAlive() {
    Desk away = Desk.of(environment, Role.LOOK);
    jdbc.sql("update console_session set used_at = now() - interval '29 minutes'").update();
    assertThat(away.looksAt("/payments/rows").status()).isEqualTo(200);
    assertThat(
            jdbc.sql("select max(used_at) < now() - interval '28 minutes' from console_session")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void afterTenWrongKeysAnAddressWaitsEvenWithTheRightOne() {
    NewOperator jisoo = newOperator(Role.LOOK);
    Desk guesser = new Desk(environment);
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.signIn(jisoo.name(), "spk_" + "A".repeat(43)).status()).isEqualTo(401);
    }
    assertThat(guesser.signIn(jisoo.name(), jisoo.key().reveal()).status()).isEqualTo(429);
    assertThat(
            jdbc.sql("select count(*) from console_deed where who = ? and result = 'REFUSED'")
                .param(jisoo.name())
                .query(Integer.class)
                .single())
        .isEqualTo(10);
  }

  @Test
  void aNameThatNobodyCanHaveIsAWrongOneThatCounts() {
    Desk guesser = new Desk(environment);
    String key = newOperator(Role.LOOK).key().reveal();
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.signIn("Jisoo\u0000", key).status()).isEqualTo(401);
      assertThat(guesser.signIn("J".repeat(500), key).status()).isEqualTo(401);
    }
    assertThat(guesser.signIn("Jisoo", key).status()).isEqualTo(429);
  }

  @Test
  void aKeyThatIsTypedAsANameIsWrittenDownNowhere() {
    NewOperator jisoo = newOperator(Role.LOOK);
    new Desk(environment).signIn(jisoo.key().reveal(), "x");
    assertThat(
            jdbc.sql("select count(*) from console_deed where who like '%spk%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void operatorsHaveNamesOfTheirOwnAndKeysThatAreStoredHashed() {
    OperatorsApi office = Desk.office(environment);
    NewOperator jisoo = newOperator(Role.ACT);
    assertThat(
            jdbc.sql("select key_hash from console_operator where id = ?")
                .param(jisoo.operator().uuid())
                .query(String.class)
                .single())
        .hasSize(64)
        .doesNotContain(jisoo.key().reveal());
    assertThat(
            refusal(() ->
                office.add(
                    new OperatorsApi.AddOperator(
                        jisoo.name().toUpperCase(Locale.ROOT), Role.LOOK))))
        .isEqualTo("NAME_TAKEN");
    assertThat(refusal(() -> office.add(new OperatorsApi.AddOperator(" ", Role.LOOK))))
        .isEqualTo("NAME_REFUSED");
    assertThat(refusal(() -> office.remove(OperatorId.next()))).isEqualTo("OPERATOR_UNKNOWN");
    assertThat(office.list()).extracting(OperatorsApi.Operator::name).contains(jisoo.name());
  }

  @Test
  void nobodyChangesWhatWasWrittenDown() {
    Desk.of(environment, Role.LOOK);
    for (String change :
        List.of(
            "update console_deed set who = 'nobody'",
            "delete from console_deed",
            "truncate console_deed")) {
      assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("evidence");
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() throws Exception {
    Properties english =
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("console.properties"));
    Properties korean =
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("console_ko.properties"));
    assertThat(korean.keySet()).isEqualTo(english.keySet());
    Set<String> names = english.stringPropertyNames();
    for (Action action : Action.values()) {
      assertThat(names).contains("desk.action." + action);
    }
  }

  private NewOperator newOperator(Role role) {
    return Desk.office(environment)
        .add(new OperatorsApi.AddOperator("O " + PaymentId.next().toString().substring(8), role));
  }

  private static String refusal(ThrowingCallable call) {
    return Problem.of(catchThrowableOfType(RestClientResponseException.class, call)).code();
  }
}
