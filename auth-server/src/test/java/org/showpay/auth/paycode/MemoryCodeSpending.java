package org.showpay.auth.paycode;

import java.util.Optional;
import java.util.function.Supplier;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.CardRow;
import org.showpay.auth.simulation.memory.Books.CodeRow;
import org.showpay.auth.simulation.memory.Books.MerchantRow;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link CodeSpending} do, on books in memory. */
public class MemoryCodeSpending extends CodeSpending {

  private static final int MOST_TRIES = 3;

  private final Desk desk;
  private final Factors factors;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemoryCodeSpending(Desk desk, JdbcClient nobody, Factors factors) {
    super(nobody, factors);
    this.desk = desk;
    this.factors = factors;
  }

  protected final Books books() {
    return desk.books();
  }

  protected final <T> T statement(Supplier<T> work) {
    return books().database.statement(work);
  }

  @Override
  public Try countTry(PayCodeDigest digest) {
    Optional<SubscriberId> owner = statement(() -> ownerOfLiveCode(digest));
    if (owner.isEmpty()) {
      return new Try.Refused(DeclineReason.CODE_NOT_LIVE);
    }
    return factors
        .countTry(owner.get(), FactorKind.PAYMENT_PASSWORD)
        .<Try>map(hash -> new Try.Counted(owner.get(), hash))
        .orElse(new Try.Refused(DeclineReason.PASSWORD_LOCKED));
  }

  private Optional<SubscriberId> ownerOfLiveCode(PayCodeDigest digest) {
    return books()
        .codes
        .update(
            digest,
            row -> isLive(row) && row.tries() < MOST_TRIES,
            row ->
                new CodeRow(
                    row.digest(),
                    row.subscriber(),
                    row.card(),
                    row.tries() + 1,
                    row.expires(),
                    row.payment()))
        .map(CodeRow::subscriber);
  }

  @Override
  public void lock(PayCodeDigest digest) {
    statement(() -> books().codes.lock(digest, _ -> true));
  }

  @Override
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return statement(() ->
        books()
            .codes
            .update(digest, this::isLive, row -> spent(row, payment))
            .map(row -> spent(row, books().merchants.find(merchant).orElseThrow())));
  }

  /** True while it can be spent. */
  protected final boolean isLive(CodeRow row) {
    return row.payment() == null && row.expires().isAfter(books().now());
  }

  protected static CodeRow spent(CodeRow row, PaymentId payment) {
    return new CodeRow(
        row.digest(), row.subscriber(), row.card(), row.tries(), row.expires(), payment);
  }

  protected final SpentCode spent(CodeRow row, MerchantRow merchant) {
    CardRow card = books().cards.find(row.card()).orElseThrow();
    return new SpentCode(
        CodeKind.ONLINE,
        Channel.STORE,
        row.subscriber(),
        row.card(),
        card.last4(),
        card.company(),
        merchant.name());
  }

  @Override
  public DeclineReason whyNotSpent(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return statement(() -> DeclineReason.CODE_NOT_LIVE);
  }
}
