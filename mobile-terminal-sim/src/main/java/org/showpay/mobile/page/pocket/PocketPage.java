package org.showpay.mobile.page.pocket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.mobile.devicecode.DeviceCodes;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.pack.Packs;
import org.showpay.mobile.phone.PhoneBook;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the pocket's page; nobody is asked where the phone has no network. */
@Component
class PocketPage {

  private static final String VIEW = "page/pocket";

  private final PhoneBook phones;
  private final Wallet wallet;
  private final Packs packs;
  private final DeviceCodes deviceCodes;

  PocketPage(PhoneBook phones, Wallet wallet, Packs packs, DeviceCodes deviceCodes) {
    this.phones = phones;
    this.wallet = wallet;
    this.packs = packs;
    this.deviceCodes = deviceCodes;
  }

  private record Named(String name, String last4) {}

  /** Codes are the phone's own subscriber's: who signed in by ID may be somebody else. */
  static boolean isOwner(PageSession session) {
    return session.holder().session() == null;
  }

  String draw(PageSession session, Model model) {
    boolean connected = phones.isConnected(session.phone());
    List<PocketCard> cards = isOwner(session) ? cards(session, connected) : List.of();
    model.addAttribute("connected", connected);
    model.addAttribute("byNumber", isOwner(session));
    model.addAttribute("cards", cards);
    model.addAttribute("waits", connected && cards.stream().anyMatch(PocketCard::waits));
    return VIEW;
  }

  private List<PocketCard> cards(PageSession session, boolean connected) {
    PhoneId phone = session.phone();
    Map<CardToken, String> makers = deviceCodes.cards(phone);
    Map<CardToken, String> planned = packs.cards(phone);
    return known(session, connected, makers, planned).entrySet().stream()
        .map(entry ->
            new PocketCard(
                entry.getKey(),
                entry.getValue().name(),
                entry.getValue().last4(),
                planned.containsKey(entry.getKey()) ? packs.standing(phone, entry.getKey()) : null,
                makers.containsKey(entry.getKey())))
        .toList();
  }

  private Map<CardToken, Named> known(
      PageSession session,
      boolean connected,
      Map<CardToken, String> makers,
      Map<CardToken, String> planned) {
    Map<CardToken, Named> known = new LinkedHashMap<>();
    if (connected) {
      for (WalletCard card : wallet.cards(session.holder())) {
        known.put(card.card(), new Named(card.nickname(), card.last4()));
      }
    }
    planned.forEach((card, last4) -> known.putIfAbsent(card, new Named("", last4)));
    makers.forEach((card, last4) -> known.putIfAbsent(card, new Named("", last4)));
    return known;
  }
}
