package org.showpay.auth.merchant;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;

/** The terms of merchants in memory: the usual ones, and how soon some have to acknowledge. */
public class MemoryTermsBook extends TermsBook {

  private static final int FEE = 150;
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private final Desk desk;

  /** On the books of this desk. */
  @SuppressWarnings("NullAway") // No other rows are asked.
  public MemoryTermsBook(Desk desk) {
    super(null, null);
    this.desk = desk;
  }

  @Override
  public MerchantTerms terms(MerchantId merchant) {
    Books books = desk.books();
    return books.database.statement(() -> {
      Integer seconds = books.merchants.find(merchant).orElseThrow().acknowledgeSeconds();
      return new MerchantTerms(
          FEE,
          ZONE,
          LocalTime.MIDNIGHT,
          seconds == null ? null : Duration.ofSeconds(seconds),
          false,
          false);
    });
  }

  @Override
  public @Nullable Duration acknowledgeWithin(MerchantTerms agreed, TerminalId terminal) {
    return agreed.acknowledgeWithin();
  }
}
