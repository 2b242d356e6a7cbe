package org.showpay.auth.merchant;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;

/**
 * On what terms a merchant is paid: the fee, the business day, and what a till has to do.
 *
 * @param acknowledgeWithin absent where an approval stands without the till's acknowledgement
 * @param sealedPasswords whether its tills have to seal the passwords that they send
 * @param signedRequests whether its terminals have to sign what they send
 */
public record MerchantTerms(
    int feeBasisPoints,
    ZoneId zone,
    LocalTime cutOff,
    @Nullable Duration acknowledgeWithin,
    boolean sealedPasswords,
    boolean signedRequests) {

  /**
   * On these a merchant is taken on: its terminals sign and seal, until an operator agrees on less.
   */
  static final MerchantTerms OF_THE_NEW =
      new MerchantTerms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, true, true);

  /** For merchants from before, with whom nothing was agreed: their terminals may do neither. */
  static final MerchantTerms USUAL =
      new MerchantTerms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, false, false);

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
  private static final BigInteger HALF = BigInteger.valueOf(5_000);

  /** The fee of a captured amount, to the minor unit, half a unit rounded up. */
  public Money feeOn(Money amount) {
    BigInteger parts =
        BigInteger.valueOf(amount.amount()).multiply(BigInteger.valueOf(feeBasisPoints));
    return new Money(parts.add(HALF).divide(WHOLE).longValueExact(), amount.currency());
  }

  /** The business day of a moment: the last one that has begun by then. */
  public LocalDate businessDayOf(Instant moment) {
    LocalDate date = LocalDate.ofInstant(moment, zone);
    return startOf(date).isAfter(moment) ? date.minusDays(1) : date;
  }

  /** When a business day ends and the next begins. */
  public Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  private Instant startOf(LocalDate day) {
    return ZonedDateTime.of(day, cutOff, zone).toInstant();
  }
}
