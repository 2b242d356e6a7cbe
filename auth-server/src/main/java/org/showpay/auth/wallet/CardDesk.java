package org.showpay.auth.wallet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.stereotype.Service;

/** Puts cards into wallets, and says whether one can pay an amount. */
@Service
public class CardDesk {

  /** As a payment would be declined with a reason that lets the backup pay. */
  private static final Set<CodeRefusal> BACKUP_MAY_PAY =
      EnumSet.of(CodeRefusal.ABOVE_CARD_LIMIT, CodeRefusal.CARD_COMPANY_UNAVAILABLE);

  private final CardBook book;
  private final CardCompanies companies;

  CardDesk(CardBook book, CardCompanies companies) {
    this.book = book;
    this.companies = companies;
  }

  /** Adds a card that the vault keeps for this very subscriber. */
  public WalletCard add(SubscriberId subscriber, AddCardRequest request) {
    StoredCard stored = companies.describe(request.card());
    if (!stored.owner().equals(subscriber)) {
      throw CardCompanies.unknownCard();
    }
    return switch (companies.available(request.card())) {
      case AvailableAnswer.Known known -> book.keep(stored, request.nickname(), known.available());
      case AvailableAnswer.Unavailable _ -> book.keep(stored, request.nickname(), null);
      case AvailableAnswer.NotUsable _ ->
          throw ProblemException.unprocessable(
              CodeRefusal.CARD_NOT_USABLE.name(),
              NextStep.STOP,
              CodeRefusal.CARD_NOT_USABLE.message());
    };
  }

  /** The usable cards of a wallet, oldest first. */
  public List<WalletCard> of(SubscriberId subscriber) {
    return book.of(subscriber);
  }

  /** Chooses the card that is asked where this one cannot pay, or none. */
  public WalletCard chooseBackup(
      SubscriberId subscriber, CardToken card, @Nullable CardToken backup) {
    if (!book.backUp(subscriber, card, backup)) {
      throw ProblemException.notFound(
          "CARD_UNKNOWN", "The wallet has no two such cards. A card is not its own backup.");
    }
    return book.usable(subscriber, card).map(Card::view).orElseThrow(CardCompanies::unknownCard);
  }

  /**
   * Says why the card cannot pay this much, or nothing when it or its backup can. Where what is
   * known does not reach, the card company is asked anew, so no transaction may be open.
   *
   * @param wanted the ceiling of a code; without one, the card must be able to pay anything at all
   */
  public Optional<CodeRefusal> whyNotPaying(
      SubscriberId subscriber, CardToken token, @Nullable Money wanted) {
    Optional<Card> card = book.usable(subscriber, token);
    if (card.isEmpty()) {
      return Optional.of(CodeRefusal.CARD_NOT_USABLE);
    }
    return whyNotPaying(card.get(), wanted)
        .filter(
            why -> !BACKUP_MAY_PAY.contains(why) || !backupPays(subscriber, card.get(), wanted));
  }

  private boolean backupPays(SubscriberId subscriber, Card card, @Nullable Money wanted) {
    return Optional.ofNullable(card.backup())
        .flatMap(backup -> book.usable(subscriber, backup))
        .filter(backup -> whyNotPaying(backup, wanted).isEmpty())
        .isPresent();
  }

  private Optional<CodeRefusal> whyNotPaying(Card card, @Nullable Money wanted) {
    return card.isKnownToPay(wanted) ? Optional.empty() : askAnew(card, wanted);
  }

  /** Notes what the card company said along with an approval. */
  public void noteAvailable(CardToken token, Money available) {
    book.noteAvailable(token, available);
  }

  private Optional<CodeRefusal> askAnew(Card card, @Nullable Money wanted) {
    return switch (companies.available(card.token())) {
      case AvailableAnswer.Known known -> {
        book.noteAvailable(card.token(), known.available());
        card.noteAvailable(known.available());
        yield card.isKnownToPay(wanted)
            ? Optional.empty()
            : Optional.of(CodeRefusal.ABOVE_CARD_LIMIT);
      }
      case AvailableAnswer.NotUsable _ -> Optional.of(CodeRefusal.CARD_NOT_USABLE);
      case AvailableAnswer.Unavailable _ -> Optional.of(CodeRefusal.CARD_COMPANY_UNAVAILABLE);
    };
  }
}
