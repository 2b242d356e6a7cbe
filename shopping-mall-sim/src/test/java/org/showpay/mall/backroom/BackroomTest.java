package org.showpay.mall.backroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOfficeApi.MerchantAccount;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.Herald;
import org.showpay.mall.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The back office's page: who gets in, and what a form that is sent twice does. */
class BackroomTest extends AtTheShop {

  private static final Pattern OPERATION =
      Pattern.compile("name=\"operation\" value=\"(op_[0-9a-f]{32})\"");

  @Autowired Environment environment;

  private Visitor clerk;

  @BeforeEach
  void aClerk() {
    clerk = new Visitor(environment);
    clerk.get("/office");
  }

  @Test
  void opensToTheShopsOwnKeyAlone() {
    Order order = paid();
    String page = "/office/orders/" + order.order();
    assertThat(clerk.post("/office/sign-in", "key", "spk_nonsense").status()).isEqualTo(401);
    String other = ApiKeyHash.draw(new SecureRandom()).reveal();
    assertThat(clerk.post("/office/sign-in", "key", other).status()).isEqualTo(401);
    assertThat(clerk.get("/office").body()).doesNotContain(order.order().toString());
    assertThat(clerk.get(page).body()).doesNotContain(order.order().toString());
    clerk.post(page + "/refunds", "operation", "op_" + "0".repeat(32), "amount", "1");
    assertThat(found(order.order()).refunded().amount()).isZero();
    Visitor.Answer in = signIn();
    assertThat(in.cookies()).contains("Path=/office", "HttpOnly", "SameSite=Strict");
    assertThat(clerk.get("/office").body())
        .contains(order.order().toString())
        .doesNotContain(Herald.key().reveal());
    clerk.post("/office/sign-out");
    assertThat(clerk.get(page).body()).doesNotContain(order.order().toString());
  }

  @Test
  void anotherKeyOfTheMerchantThrowsEverybodyOut() {
    Order order = paid();
    String page = "/office/orders/" + order.order();
    signIn();
    assertThat(clerk.get(page).body()).contains(order.order().toString());
    ApiKey next = ApiKeyHash.draw(new SecureRandom());
    authServer.takes(next);
    customers.office().enter(new MerchantAccount(next, herald.account().webhookSecret()));
    assertThat(clerk.get(page).body()).doesNotContain(order.order().toString());
    assertThat(signIn().status()).isEqualTo(401);
    clerk.post("/office/sign-in", "key", next.reveal());
    assertThat(clerk.get(page).body()).contains(order.order().toString());
  }

  @Test
  void aFormThatIsSentTwiceGivesBackOnce() {
    Order order = paid();
    signIn();
    String page = "/office/orders/" + order.order();
    Matcher operation = OPERATION.matcher(clerk.get(page).body());
    assertThat(operation.find()).isTrue();
    for (int i = 0; i < 2; i++) {
      var sent = clerk.post(page + "/refunds", "operation", operation.group(1), "amount", "9000");
      assertThat(sent.status()).isEqualTo(303);
    }
    assertThat(found(order.order()).refunded().amount()).isEqualTo(9_000);
    assertThat(clerk.get(page).body()).contains("up to ₩31,000", "Given back");
    assertThat(stateOf(order)).isEqualTo(State.PAID);
  }

  @Test
  void saysThatThereIsNotSoMuchLeft() {
    Order order = paid();
    signIn();
    String page = "/office/orders/" + order.order();
    Matcher operation = OPERATION.matcher(clerk.get(page).body());
    assertThat(operation.find()).isTrue();
    var sent = clerk.post(page + "/refunds", "operation", operation.group(1), "amount", "40001");
    assertThat(sent.status()).isEqualTo(422);
    assertThat(sent.body()).contains("more than was charged");
  }

  private Visitor.Answer signIn() {
    return clerk.post("/office/sign-in", "key", Herald.key().reveal());
  }
}
