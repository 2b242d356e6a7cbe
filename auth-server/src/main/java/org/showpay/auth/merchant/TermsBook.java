package org.showpay.auth.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms of all merchants; what was agreed before is kept, since it explains earlier fees. */
@Service
public class TermsBook {

  private static final String AGREE =
      """
      insert into merchant_terms
        (merchant_id, fee_basis_points, time_zone, cut_off, acknowledge_seconds,
         sealed_passwords, signed_requests)
      values (:merchant, :fee, :zone, :cutOff, :acknowledge, :sealed, :signed)
      """;

  private final JdbcClient jdbc;
  private final Merchants merchants;

  TermsBook(JdbcClient jdbc, Merchants merchants) {
    this.jdbc = jdbc;
    this.merchants = merchants;
  }

  /** Takes on a merchant, on the terms of new ones: nobody new is there without terms. */
  @Transactional
  MerchantsApi.Merchant takeOn(Merchant wanted) {
    MerchantsApi.Merchant taken = merchants.saveAndFlush(wanted).view();
    agree(taken.merchant(), MerchantTerms.OF_THE_NEW);
    return taken;
  }

  void mustKnow(MerchantId merchant) {
    if (!merchants.existsById(merchant.uuid())) {
      throw ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.");
    }
  }

  /** The terms as they stand, the usual ones where nothing else was agreed. */
  public MerchantTerms terms(MerchantId merchant) {
    return jdbc.sql(
            """
            select * from merchant_terms
             where merchant_id = :merchant order by id desc limit 1
            """)
        .param("merchant", merchant.uuid())
        .query(TermsBook::read)
        .optional()
        .orElse(MerchantTerms.USUAL);
  }

  /**
   * How soon a terminal has to acknowledge an approval, if it has to. Internet shops have no till
   * that could: they are told and ask of their checkout sessions.
   */
  public @Nullable Duration acknowledgeWithin(MerchantTerms agreed, TerminalId terminal) {
    Duration within = agreed.acknowledgeWithin();
    return within != null && isAtATill(terminal) ? within : null;
  }

  private boolean isAtATill(TerminalId terminal) {
    return jdbc.sql("select channel = 'STORE' from terminal where id = :terminal")
        .param("terminal", terminal.uuid())
        .query(Boolean.class)
        .single();
  }

  @Transactional
  void agree(MerchantId merchant, MerchantTerms terms) {
    Duration acknowledge = terms.acknowledgeWithin();
    jdbc.sql(AGREE)
        .param("merchant", merchant.uuid())
        .param("fee", terms.feeBasisPoints())
        .param("zone", terms.zone().getId())
        .param("cutOff", terms.cutOff())
        .param("acknowledge", acknowledge == null ? null : acknowledge.toSeconds())
        .param("sealed", terms.sealedPasswords())
        .param("signed", terms.signedRequests())
        .update();
  }

  private static MerchantTerms read(ResultSet row, int number) throws SQLException {
    return new MerchantTerms(
        row.getInt("fee_basis_points"),
        ZoneId.of(row.getString("time_zone")),
        row.getObject("cut_off", LocalTime.class),
        seconds(row.getObject("acknowledge_seconds", Integer.class)),
        row.getBoolean("sealed_passwords"),
        row.getBoolean("signed_requests"));
  }

  private static @Nullable Duration seconds(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
