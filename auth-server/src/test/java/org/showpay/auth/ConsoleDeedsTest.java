package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Town.won;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Author;
import org.showpay.auth.console.operator.Deed;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What needs somebody, telling again, files, rehearsals, and what is kept of every deed. */
@AuthServerTest
class ConsoleDeedsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired Deeds deeds;

  private Consumer consumer;
  private Cashier cashier;
  private MerchantId merchant;
  private Desk operator;

  @BeforeEach
  void anOperatorAndAShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    merchant = cashier.merchant().merchant();
    operator = Desk.of(environment, Role.ACT);
    operator.looksAt("/merchants");
  }

  @Test
  void listsWhatIsUnknownAndWhereBooksDiffer() {
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    PaymentView unknown = cashier.charge(consumer.code(), won(7_000));
    assertThat(operator.looksAt("/unknowns").body())
        .contains(unknown.paymentId().toString(), "UNKNOWN", "₩7,000");
    jdbc.sql(
            """
            insert into reconciliation_item (company, operation, kind, payment_id, here_amount,
              here_currency, state, exception, noticed_at, last_run)
            values ('books-of-the-console', ?, 'CAPTURE', ?, 7000, 'KRW', 'EXCEPTION',
              'MISSING_THERE', now() - interval '3 days 2 hours', gen_random_uuid())
            """)
        .params(unknown.paymentId().uuid(), unknown.paymentId().uuid())
        .update();
    assertThat(operator.looksAt("/exceptions").body())
        .contains("3 d 2 h", "MISSING_THERE", "books-of-the-console");
    jdbc.sql("delete from reconciliation_item where company = 'books-of-the-console'").update();
  }

  @Test
  void chartsHaveFiguresOfTheLastDay() {
    cashier.charge(consumer.code(), won(1_000));
    adapter.becomes(FakeAdapter.Mood.DECLINES);
    cashier.charge(consumer.code(), won(1_000));
    assertThat(operator.looksAt("/charts/figures").body())
        .contains("\"name\":\"APPROVED\"", "LIMIT_EXCEEDED", "\"50 %\"");
    String page = operator.looksAt("/charts").body();
    assertThat(page).contains("LIMIT_EXCEEDED", "<caption");
    Matcher script = Pattern.compile("src=\"(/webjars/chart[^\"]+)\"").matcher(page);
    assertThat(script.find()).isTrue();
    Integer status =
        TestClient.raw(environment, "")
            .get()
            .uri(script.group(1))
            .exchange((q, response) -> response.getStatusCode().value());
    assertThat(status).isEqualTo(200);
  }

  @Test
  void aDeliveryIsBegunOverOnceHoweverOftenItIsClicked() {
    TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
        .add(merchant, new WebhooksApi.NewEndpoint("http://127.0.0.1:9999/hook"));
    cashier.charge(consumer.code(), won(2_000));
    DeliveryId delivery = delivery();
    assertThat(operator.looksAt("/webhooks?open=true").body())
        .contains(delivery.toString(), "payment.approved");
    String again = "/webhooks/" + delivery + "/redelivery";
    assertThat(operator.send(again, Map.of("round", "1")).location()).endsWith("done=REDELIVERED");
    assertThat(operator.send(again, Map.of("round", "1")).status()).isEqualTo(409);
    assertThat(
            jdbc.sql("select round from webhook_delivery where id = ?")
                .param(delivery.uuid())
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    assertThat(
            operator
                .send("/webhooks/" + DeliveryId.next() + "/redelivery", Map.of("round", "1"))
                .status())
        .isEqualTo(404);
    assertThat(Desk.deedsOn(jdbc, delivery)).containsExactly("REDELIVER DONE", "REDELIVER REFUSED");
  }

  private DeliveryId delivery() {
    return new DeliveryId(
        jdbc.sql(
                """
                select d.id from webhook_delivery d
                  join webhook_message m on m.id = d.message_id where m.merchant_id = ?
                """)
            .param(merchant.uuid())
            .query(UUID.class)
            .single());
  }

  @Test
  void aSettlementsFileIsTheOneThatTheMerchantGets() {
    cashier.charge(consumer.code(), won(2_000));
    SettlementsApi api =
        TestClient.of(SettlementsApi.class, environment, TestKeys.OPERATOR.reveal());
    SettlementId settlement = api.close(merchant).getFirst().settlementId();
    assertThat(operator.looksAt("/settlements").body()).contains(settlement.toString());
    Desk.Answer file = operator.looksAt("/settlements/" + settlement + "/file");
    assertThat(file.body()).isEqualTo(api.file(settlement)).contains("2000");
    assertThat(file.headers().getFirst("Content-Disposition")).contains(settlement + ".csv");
    assertThat(operator.looksAt("/settlements/" + SettlementId.next() + "/file").status())
        .isEqualTo(404);
    assertThat(Desk.deedsOn(jdbc, settlement)).containsExactly("TAKE_FILE DONE");
  }

  @Test
  void aCardCompanyFailsAsItIsAskedTo() {
    Desk.Answer added =
        operator.send(
            "/faults/hanbit",
            Map.of("effect", "SILENCE_AFTER_WORK", "message", "REFUND", "every", "2", "times", ""));
    assertThat(added.location()).endsWith("done=FAULT_ADDED");
    var fault = adapter.faults().plan().getLast();
    assertThat(fault.rule().every()).isEqualTo(2);
    assertThat(operator.looksAt("/faults").body()).contains(fault.id().toString());
    Map<String, String> form = Map.of("fault", fault.id().toString());
    assertThat(operator.send("/faults/hanbit/removal", form).location())
        .endsWith("done=FAULT_REMOVED");
    assertThat(operator.send("/faults/hanbit/removal", form).status()).isEqualTo(404);
    assertThat(operator.send("/faults/hanbit", Map.of("effect", "SING")).status()).isEqualTo(400);
    assertThat(adapter.faults().plan()).isEmpty();
  }

  @Test
  void ofACardCompanyThatIsSilentNothingIsSaidButThatItWasAsked() {
    adapter.faults().fallsSilent(true);
    try {
      Desk.Answer silence =
          operator.send("/faults/hanbit", Map.of("effect", "DOWN", "every", "1", "times", ""));
      assertThat(silence.status()).isEqualTo(502);
      assertThat(silence.body()).contains("Nothing is known");
    } finally {
      adapter.faults().fallsSilent(false);
    }
    assertThat(Desk.deedsOn(jdbc, "hanbit")).last().isEqualTo("ADD_FAULT ASKED");
    String done = adapter.faults().plan().getLast().id().toString();
    operator.send("/faults/hanbit/removal", Map.of("fault", done));
  }

  @Test
  void whatIsDoneAndThatItWasDoneAreOneTransaction() {
    Author author = new Author(null, "Jisoo", "192.0.2.1");
    Deed fine = new Deed(author, Action.ADD_MERCHANT, merchant.toString(), "kept");
    assertThatThrownBy(() -> deeds.carryOut(fine, () -> rename("Broken", true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(name()).isEqualTo("Corner Shop");
    assertThat(Desk.deedsOn(jdbc, merchant)).containsExactly("ADD_MERCHANT FAILED");
    Deed unwritable = new Deed(author, Action.ADD_MERCHANT, "\u0000", null);
    assertThatThrownBy(() -> deeds.carryOut(unwritable, () -> rename("Unseen", false)))
        .isInstanceOf(RuntimeException.class);
    assertThat(name()).as("what cannot be written down is not done").isEqualTo("Corner Shop");
    deeds.carryOut(fine, () -> rename("Renamed", false));
    assertThat(name()).isEqualTo("Renamed");
    assertThat(operator.looksAt("/deeds?subject=" + merchant).body())
        .contains("Jisoo", "192.0.2.1", "kept", "DONE");
  }

  private void rename(String to, boolean thenBreak) {
    jdbc.sql("update merchant set name = ? where id = ?").params(to, merchant.uuid()).update();
    if (thenBreak) {
      throw new IllegalStateException("broken");
    }
  }

  private String name() {
    return jdbc.sql("select name from merchant where id = ?")
        .param(merchant.uuid())
        .query(String.class)
        .single();
  }
}
