package org.showpay.auth.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.money.Money;

/** Fees to the minor unit, and business days across midnight and clock changes. */
class MerchantTermsTest {

  @ParameterizedTest
  @CsvSource({
    "150, 10000, 150",
    "150, 33, 0",
    "150, 34, 1",
    "150, 100, 2",
    "150, 1, 0",
    "0, 999, 0",
    "10000, 999, 999",
    "1, 5000, 1",
    "1, 4999, 0",
    "150, 9000000000000000000, 135000000000000000"
  })
  void roundsFeesHalfUp(int basisPoints, long amount, long fee) {
    assertThat(terms("Asia/Seoul", "00:00", basisPoints).feeOn(Money.of(amount, "KRW")))
        .isEqualTo(Money.of(fee, "KRW"));
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Seoul, 00:00, 2026-03-01T14:59:59.999999Z, 2026-03-01",
    "Asia/Seoul, 00:00, 2026-03-01T15:00:00Z, 2026-03-02",
    "Asia/Seoul, 04:00, 2026-03-01T18:59:59Z, 2026-03-01",
    "Asia/Seoul, 04:00, 2026-03-01T19:00:00Z, 2026-03-02",
    "America/New_York, 00:00, 2026-03-02T04:59:59Z, 2026-03-01",
    // 02:30 does not exist on that night: the day begins when the clocks have gone forward.
    "America/New_York, 02:30, 2026-03-08T06:59:59Z, 2026-03-07",
    "America/New_York, 02:30, 2026-03-08T07:30:00Z, 2026-03-08",
    // 01:30 comes twice on that night: the day begins at the first and does not go back.
    "America/New_York, 01:30, 2026-11-01T05:29:59Z, 2026-10-31",
    "America/New_York, 01:30, 2026-11-01T05:30:00Z, 2026-11-01",
    "America/New_York, 01:30, 2026-11-01T06:10:00Z, 2026-11-01"
  })
  void putsEachMomentIntoOneBusinessDay(String zone, String cutOff, Instant moment, LocalDate day) {
    MerchantTerms terms = terms(zone, cutOff, 0);
    assertThat(terms.businessDayOf(moment)).isEqualTo(day);
    assertThat(terms.endOf(day)).isAfter(moment);
    assertThat(terms.endOf(day.minusDays(1))).isBeforeOrEqualTo(moment);
  }

  @Test
  void endsADayWhereTheNextBegins() {
    MerchantTerms terms = terms("America/New_York", "02:30", 0);
    LocalDate last = LocalDate.of(2027, 1, 1);
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      assertThat(terms.businessDayOf(terms.endOf(day))).isEqualTo(day.plusDays(1));
      assertThat(terms.businessDayOf(terms.endOf(day).minusNanos(1000))).isEqualTo(day);
    }
  }

  private static MerchantTerms terms(String zone, String cutOff, int basisPoints) {
    return new MerchantTerms(
        basisPoints, ZoneId.of(zone), LocalTime.parse(cutOff), null, false, false);
  }
}
