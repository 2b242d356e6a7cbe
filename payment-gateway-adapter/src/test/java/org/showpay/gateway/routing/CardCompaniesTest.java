package org.showpay.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;

/** Which company a number belongs to. */
class CardCompaniesTest {

  private static final CompanyId WIDE = new CompanyId("wide");
  private static final CompanyId NARROW = new CompanyId("narrow");

  private final CardCompanies companies =
      new CardCompanies(
          List.of(
              new CardCompany(WIDE, "9200", URI.create("http://wide.invalid")),
              new CardCompany(NARROW, "920011", URI.create("http://narrow.invalid"))));

  @Test
  void findsTheCompanyOfTheNarrowestRange() {
    assertThat(companies.ofNumber(Pan.withCheckDigit("920011000000000"))).contains(NARROW);
    assertThat(companies.ofNumber(Pan.withCheckDigit("920012000000000"))).contains(WIDE);
    assertThat(companies.ofNumber(Pan.withCheckDigit("930012000000000"))).isEmpty();
  }

  @Test
  void knowsWhereACompanyAnswersAndThatAnotherHasNoLine() {
    assertThat(companies.addressOf(NARROW)).contains(URI.create("http://narrow.invalid"));
    assertThat(companies.addressOf(new CompanyId("gone"))).isEmpty();
  }
}
