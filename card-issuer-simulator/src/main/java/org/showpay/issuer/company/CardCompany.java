package org.showpay.issuer.company;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.showpay.contracts.card.CompanyId;

/**
 * One card company.
 *
 * @param prefix how its card numbers begin; in the range for national use, so that none is real
 * @param timeZone where its days, months and bills begin and end
 */
public record CardCompany(
    CompanyId name,
    @NotBlank String displayName,
    @Pattern(regexp = "9[0-9]{5,7}") String prefix,
    ZoneId timeZone) {

  /** The month that the company's calendar shows at this instant. */
  public YearMonth monthAt(Instant instant) {
    return YearMonth.from(instant.atZone(timeZone));
  }

  /** The day that the company's calendar shows at this instant. */
  public LocalDate dayAt(Instant instant) {
    return LocalDate.ofInstant(instant, timeZone);
  }

  /** When a month begins for this company; the month before ends just then. */
  public Instant startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay(timeZone).toInstant();
  }
}
