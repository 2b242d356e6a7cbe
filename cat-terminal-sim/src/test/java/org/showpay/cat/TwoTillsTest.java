package org.showpay.cat;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ApiKeyHash;

/** Two shops' tills in one browser, which has one session for both. */
class TwoTillsTest extends AtThePages {

  @Test
  void thePageOfAnotherTillSellsNothingAtTheOneThatIsSignedInNow() {
    signIn();
    String order = charge(9_000);
    signInElsewhereInTheSameBrowser();
    for (String form : List.of("/cashier/entries", "/cashier/code", "/cashier/display")) {
      Visitor.Answer refused =
          cashier.post(form, "entry", "9000", "order", order, "code", code.reveal());
      assertThat(refused.status()).as(form).isEqualTo(409);
      assertThat(refused.textOf("trouble")).contains("another till");
    }
    assertThat(cashier.postPicture(order, new byte[1]).status()).isEqualTo(409);
    assertThat(cashier.get("/cashier").body()).contains("Cafe Sogong").doesNotContain("9,000");
    assertThat(cashier.post("/cashier/entries", "entry", "700").status()).isEqualTo(302);
    assertThat(acting.payments()).isZero();
  }

  private void signInElsewhereInTheSameBrowser() {
    ApiKey other = ApiKeyHash.draw(new SecureRandom());
    installed(other);
    Visitor tab = new Visitor(environment);
    tab.steal(cashier);
    tab.get("/sign-in");
    tab.post("/sign-in", "key", other.reveal());
    cashier.steal(tab);
  }
}
