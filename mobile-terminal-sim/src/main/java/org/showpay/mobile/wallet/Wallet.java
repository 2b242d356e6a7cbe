package org.showpay.mobile.wallet;

import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** What the wallet in a phone does; neither card numbers nor codes are kept here. */
@Component
public class Wallet {

  private final HandsetApi pinGenerator;
  private final CardVaultApi vault;
  private final HandsetSessions sessions;
  private final PhoneBook phones;
  private final CodeDisplay display;

  Wallet(
      HttpServiceProxyRegistry clients,
      HandsetSessions sessions,
      PhoneBook phones,
      CodeDisplay display) {
    this.pinGenerator = clients.getClient(PeerLines.HANDSET, HandsetApi.class);
    this.vault = clients.getClient(PeerLines.VAULT, CardVaultApi.class);
    this.sessions = sessions;
    this.phones = phones;
    this.display = display;
  }

  /**
   * Gives the card's number to the vault and its token to the wallet. Both may be repeated: the
   * vault has the same token for the same card, and the wallet takes a card once.
   */
  public WalletCard addCard(PhoneId phone, TypedCard typed) {
    StoreCardRequest card = new StoreCardRequest(typed.pan(), typed.expiry());
    StoredCard stored = sessions.ask(phone, Peer.VAULT, () -> vault.store(card));
    AddCardRequest named = new AddCardRequest(stored.card(), typed.nickname());
    return sessions.ask(phone, Peer.PIN_GENERATOR, () -> pinGenerator.addCard(named));
  }

  /** Has a code made (patent S300 to S308) and shows it on the screen (S310, S312). */
  public ShownCode showCode(PhoneId phone, ShowCode choice) {
    ScreenSize screen = phones.screenOf(phone);
    CodeRequest request = new CodeRequest(choice.card(), choice.ceiling(), choice.merchant());
    IssuedCode issued = sessions.ask(phone, Peer.PIN_GENERATOR, () -> pinGenerator.issue(request));
    return display.show(issued, screen);
  }
}
