package org.showpay.mobile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;

/** The card vault as phones see it: the same card has the same token. */
class FakeVault extends FakePeer {

  static final String STORE = "POST /v1/cards";

  private final Map<Pan, StoredCard> cards = new ConcurrentHashMap<>();

  FakeVault(FakePinGenerator sessions) {
    usually(
        STORE,
        question ->
            sessions.isLive(question.bearer())
                ? Answer.of(stored(question.as(StoreCardRequest.class).pan()))
                : FakePinGenerator.notSignedIn());
  }

  StoredCard stored(Pan pan) {
    return cards.computeIfAbsent(
        pan,
        number ->
            new StoredCard(
                CardToken.next(), SubscriberId.next(), new CompanyId("hanbit"), number.last4()));
  }
}
