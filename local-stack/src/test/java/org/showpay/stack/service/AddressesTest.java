package org.showpay.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.trust.ServiceName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services learn where their peers are. */
class AddressesTest {

  private final Addresses addresses =
      new Addresses(Map.of(ServiceName.AUTH_SERVER, 4711, ServiceName.PIN_GENERATOR, 4712), false);

  @Test
  void everyGroupOfClientsIsToldItsCallee() {
    JsonNode told = JsonMapper.shared().readTree(addresses.asSpringProperties());
    assertThat(told.path(group("auth-server")).asString()).isEqualTo("http://localhost:4711");
    assertThat(told.path(group("till-line")).asString()).isEqualTo("http://localhost:4711");
    assertThat(told.path(group("pin-generator-service")).asString())
        .isEqualTo(told.path(group("handset-line")).asString())
        .isEqualTo(told.path(group("sign-in-line")).asString())
        .isEqualTo("http://localhost:4712");
    assertThat(told.has(group("vault-line"))).isFalse();
  }

  @Test
  void theAdapterIsToldWhereTheCardCompaniesAreAndNotWhichThereAre() {
    String properties =
        new Addresses(Map.of(ServiceName.CARD_ISSUER, 4713), false).asSpringProperties();
    assertThat(properties).doesNotContain("card-companies");
    assertThat(JsonMapper.shared().readTree(properties).path(group("card-issuer-simulator")))
        .hasToString("\"http://localhost:4713\"");
  }

  @Test
  void theVaultIsToldFromWhichPageABrowserMayBringCards() {
    String properties =
        new Addresses(Map.of(ServiceName.MOBILE_TERMINAL, 4714), false).asSpringProperties();
    assertThat(JsonMapper.shared().readTree(properties).path("showpay.wallet-origin").asString())
        .isEqualTo("http://localhost:4714");
  }

  @Test
  void theShopIsToldWhereABrowserFindsItAndThePaymentScreens() {
    JsonNode told =
        JsonMapper.shared()
            .readTree(
                new Addresses(
                        Map.of(ServiceName.AUTH_SERVER, 4711, ServiceName.SHOPPING_MALL, 4715),
                        false)
                    .asSpringProperties());
    assertThat(told.path("showpay.shop.public-url").asString()).isEqualTo("http://localhost:4715");
    assertThat(told.path("showpay.shop.screens").asString()).isEqualTo("http://localhost:4711");
    assertThat(told.path(group("shop-line")).asString()).isEqualTo("http://localhost:4711");
  }

  @Test
  void aPaymentScreenIsToldWhereTheSensorOfAPcIsAndTheSensorWhomItServes() {
    JsonNode told =
        JsonMapper.shared()
            .readTree(
                new Addresses(
                        Map.of(ServiceName.AUTH_SERVER, 4711, ServiceName.CAT_TERMINAL, 4716),
                        false)
                    .asSpringProperties());
    assertThat(told.path("showpay.pc-sensor").asString())
        .isEqualTo("http://localhost:4716/pc/sensor");
    assertThat(told.path("showpay.screens-at").asString()).isEqualTo("http://localhost:4711");
  }

  @Test
  void aServiceThatIsNotInTheStackHasNoAddress() {
    assertThatThrownBy(() -> addresses.of(ServiceName.SHOPPING_MALL))
        .hasMessageContaining("not in this stack");
  }

  private static String group(String name) {
    return "spring.http.serviceclient." + name + ".base-url";
  }
}
