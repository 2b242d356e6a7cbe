package org.showpay.cat.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtThePages;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.till.PriceListApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Goods by their EAN: priced by REST, sold by a scanner. */
class PriceListTest extends AtThePages {

  /** GS1's own example. */
  private static final String EAN = "4006381333931";

  /** Eight digits, as on small things. */
  private static final String SHORT_EAN = "40123455";

  @Test
  void sellsWhatTheScannerTypesAtThePriceOfTheList() {
    list().price(till, EAN, new PriceListApi.Item("Pencil", won(900)));
    list().price(till, EAN, new PriceListApi.Item("Pencil, blue", won(1_200)));
    signIn();
    cashier.get("/cashier");
    cashier.post("/cashier/entries", "entry", EAN);
    assertThat(cashier.get("/cashier").body()).contains("Pencil, blue", "₩1,200");
    list().remove(till, EAN);
    assertThat(list().list(till)).isEmpty();
    assertThat(cashier.post("/cashier/entries", "entry", EAN).textOf("trouble"))
        .contains("not in the price list");
  }

  /** Without a price it would be 40,123,455 won. */
  @Test
  void aShortEanIsGoodsAndNeverAnAmount() {
    signIn();
    cashier.get("/cashier");
    assertThat(cashier.post("/cashier/entries", "entry", SHORT_EAN).textOf("trouble"))
        .contains("not in the price list");
    price(SHORT_EAN, "Gum", won(500));
    cashier.post("/cashier/entries", "entry", SHORT_EAN);
    assertThat(cashier.get("/cashier").body()).contains("Gum", "₩500").doesNotContain("40,123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"40123456", "4006381333930", "4006381339331", "400638133393", "40063813339311"})
  void refusesAnEanWithAWrongDigitOrLength(String wrong) {
    assertThat(problemOf(() -> price(wrong, "Pencil", won(900))).code()).isEqualTo("EAN_MISREAD");
  }

  @Test
  void refusesWhatCannotBeSoldHere() {
    assertThat(problemOf(() -> price(EAN, " ", won(900))).code()).isEqualTo("ITEM_REFUSED");
    assertThat(problemOf(() -> price(EAN, "Pencil", won(0))).code()).isEqualTo("ITEM_REFUSED");
    Money dollars = Money.of(900, "USD");
    assertThat(problemOf(() -> price(EAN, "Pencil", dollars)).code()).isEqualTo("ITEM_REFUSED");
  }

  private void price(String ean, String name, Money price) {
    list().price(till, ean, new PriceListApi.Item(name, price));
  }

  private PriceListApi list() {
    return TestClient.of(PriceListApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  private static Money won(long amount) {
    return Money.of(amount, "KRW");
  }
}
