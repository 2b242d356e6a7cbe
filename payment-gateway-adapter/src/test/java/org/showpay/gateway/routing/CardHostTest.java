package org.showpay.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The companies that the suite plays are found wherever it is told that they are. */
class CardHostTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Companies.class);

  /** Only what is tested here. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CardCompanies.class)
  static class Companies {}

  @Test
  void isOnThisMachineUnlessItIsSaid() {
    expect(service, "http://localhost:8084");
  }

  @Test
  void isToldLikeTheAddressOfAnyPeer() {
    expect(
        service.withPropertyValues(
            "spring.http.serviceclient.card-issuer-simulator.base-url=http://elsewhere:4713"),
        "http://elsewhere:4713");
  }

  private static void expect(ApplicationContextRunner told, String address) {
    told.run(context -> {
      CardCompanies companies = context.getBean(CardCompanies.class);
      assertThat(companies.addressOf(new CompanyId("hanbit"))).contains(URI.create(address));
      assertThat(companies.addressOf(new CompanyId("nuri"))).contains(URI.create(address));
    });
  }
}
