package org.showpay.issuer.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.ProblemException;

/** Which companies may stand beside each other, and what their calendars show. */
class CardCompaniesTest {

  @ParameterizedTest
  @CsvSource({"hanbit, 920022", "nuri, 920011", "nuri, 9200112", "nuri, 92001"})
  void refusesTwoCompaniesThatCouldBeTakenForEachOther(String name, String prefix) {
    assertThatThrownBy(() -> companies(company("hanbit", "920011"), company(name, prefix)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share a name or a range");
  }

  @Test
  void doesNotKnowACompanyThatIsNotConfigured() {
    CardCompanies companies = companies(company("hanbit", "920011"));
    assertThatThrownBy(() -> companies.named(new CompanyId("nuri")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.getBody().getProperties()).containsEntry("code", "COMPANY_UNKNOWN"));
  }

  @Test
  void countsMonthsByItsOwnCalendar() {
    CardCompany company = company("hanbit", "920011");
    Instant lastOfOctober = Instant.parse("2026-10-31T14:59:59Z");
    Instant firstOfNovember = Instant.parse("2026-10-31T15:00:00Z");
    assertThat(company.monthAt(lastOfOctober)).isEqualTo(YearMonth.of(2026, 10));
    assertThat(company.monthAt(firstOfNovember)).isEqualTo(YearMonth.of(2026, 11));
    assertThat(company.dayAt(firstOfNovember)).isEqualTo("2026-11-01");
    assertThat(company.startOf(YearMonth.of(2026, 11))).isEqualTo(firstOfNovember);
  }

  private static CardCompanies companies(CardCompany... companies) {
    return new CardCompanies(new CompaniesProperties(List.of(companies)));
  }

  private static CardCompany company(String name, String prefix) {
    return new CardCompany(new CompanyId(name), "A Card", prefix, ZoneId.of("Asia/Seoul"));
  }
}
