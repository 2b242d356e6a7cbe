package org.showpay.gateway.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.gateway.routing.CardCompanies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps cards and opens them. Each method is one statement, so none needs a transaction. */
@Component
public class Vault {

  private static final String INSERT_UNLESS_KEPT =
      """
      insert into card (id, owner, company, last4, expiry, ciphertext, fingerprint)
      values (:id, :owner, :company, :last4, :expiry, :ciphertext, :fingerprint)
      on conflict (owner, fingerprint) do update set expiry = excluded.expiry
      returning id, owner, company, last4
      """;

  private final CardCompanies companies;
  private final PanCipher cipher;
  private final CardFingerprints fingerprints;
  private final JdbcClient jdbc;

  Vault(CardCompanies companies, PanCipher cipher, CardFingerprints fingerprints, JdbcClient jdbc) {
    this.companies = companies;
    this.cipher = cipher;
    this.fingerprints = fingerprints;
    this.jdbc = jdbc;
  }

  /**
   * Keeps a card. The same number of the same owner keeps its first token; only its expiry is taken
   * over, since a renewed card has a new one.
   *
   * @throws ProblemException 422 when no card company that is connected has this number range
   */
  StoredCard keep(SubscriberId owner, Pan pan, YearMonth expiry) {
    CompanyId company = companies.ofNumber(pan).orElseThrow(Vault::unknownCompany);
    CardToken card = CardToken.next();
    return jdbc.sql(INSERT_UNLESS_KEPT)
        .param("id", card.uuid())
        .param("owner", owner.uuid())
        .param("company", company.text())
        .param("last4", pan.last4())
        .param("expiry", expiry.atEndOfMonth())
        .param("ciphertext", cipher.close(card, pan))
        .param("fingerprint", fingerprints.of(pan))
        .query(Vault::stored)
        .single();
  }

  /**
   * What may be told of a card.
   *
   * @throws ProblemException 404 for a token that the vault never gave
   */
  public StoredCard describe(CardToken card) {
    return jdbc.sql("select id, owner, company, last4 from card where id = :id")
        .param("id", card.uuid())
        .query(Vault::stored)
        .optional()
        .orElseThrow(Vault::unknownCard);
  }

  /**
   * A card that may be opened.
   *
   * @throws ProblemException 404 for a token that the vault never gave, or whose number is erased
   */
  public ClosedCard find(CardToken card) {
    return jdbc.sql(
            "select id, owner, company, last4, ciphertext, expiry from card"
                + " where id = :id and erased_at is null")
        .param("id", card.uuid())
        .query((row, i) ->
            new ClosedCard(
                stored(row, i),
                YearMonth.from(row.getObject("expiry", LocalDate.class)),
                row.getBytes("ciphertext")))
        .optional()
        .orElseThrow(Vault::unknownCard);
  }

  /** The card with its number; empty when the row was tampered with or the key is another one. */
  public Optional<OpenCard> open(ClosedCard card) {
    return cipher
        .open(card.stored().card(), card.ciphertext())
        .map(pan -> new OpenCard(pan, card.expiry()));
  }

  /** Erases numbers; which company a card is of stays, for what is still to be asked of it. */
  void eraseCardsOf(SubscriberId owner) {
    jdbc.sql(
            """
            update card set erased_at = now(), ciphertext = null, fingerprint = null,
                   expiry = null, last4 = '0000'
             where owner = :owner and erased_at is null
            """)
        .param("owner", owner.uuid())
        .update();
  }

  /** A token that the vault never gave. */
  public static ProblemException unknownCard() {
    return ProblemException.notFound("CARD_UNKNOWN", "There is no card of this token.");
  }

  private static StoredCard stored(ResultSet row, int i) throws SQLException {
    return new StoredCard(
        new CardToken(row.getObject("id", UUID.class)),
        new SubscriberId(row.getObject("owner", UUID.class)),
        new CompanyId(row.getString("company")),
        row.getString("last4"));
  }

  private static ProblemException unknownCompany() {
    return ProblemException.unprocessable(
        "CARD_COMPANY_UNKNOWN",
        NextStep.STOP,
        "No card company that is connected has cards of this number. Use another card.");
  }
}
