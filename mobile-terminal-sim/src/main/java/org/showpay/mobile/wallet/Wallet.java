package org.showpay.mobile.wallet;

import java.util.List;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.vault.CardTicketsApi;
import org.showpay.contracts.vault.CardTicketsApi.IssuedTicket;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** What the wallet in a phone does; neither card numbers nor codes are kept here. */
@Component
public class Wallet {

  private final HandsetApi pinGenerator;
  private final CardVaultApi vault;
  private final CardTicketsApi tickets;
  private final HandsetSessions sessions;
  private final PhoneBook phones;
  private final CodeDisplay display;
  private final CodeDisplay discreetDisplay;

  Wallet(
      HttpServiceProxyRegistry clients,
      HandsetSessions sessions,
      PhoneBook phones,
      @Qualifier("codeDisplay") CodeDisplay display,
      @Qualifier("discreetDisplay") CodeDisplay discreetDisplay) {
    this.pinGenerator = clients.getClient(PeerLines.HANDSET, HandsetApi.class);
    this.vault = clients.getClient(PeerLines.VAULT, CardVaultApi.class);
    this.tickets = clients.getClient(PeerLines.VAULT, CardTicketsApi.class);
    this.sessions = sessions;
    this.phones = phones;
    this.display = display;
    this.discreetDisplay = discreetDisplay;
  }

  /** The cards of the wallet, oldest first. */
  public List<WalletCard> cards(Holder holder) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, pinGenerator::cards);
  }

  /**
   * Gives the card's number to the vault and its token to the wallet. Both may be repeated: the
   * vault has the same token for the same card, and the wallet takes a card once.
   */
  public WalletCard addCard(Holder holder, TypedCard typed) {
    StoreCardRequest card = new StoreCardRequest(typed.pan(), typed.expiry());
    StoredCard stored = sessions.ask(holder, Peer.VAULT, () -> vault.store(card));
    return addStoredCard(holder, new AddCardRequest(stored.card(), typed.nickname()));
  }

  /** Lets a web page give the vault one card, whose number then never passes here. */
  public IssuedTicket ticketForACard(Holder holder) {
    return sessions.ask(holder, Peer.VAULT, tickets::issue);
  }

  /** Puts a card that the vault has into the wallet. */
  public WalletCard addStoredCard(Holder holder, AddCardRequest card) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.addCard(card));
  }

  /** Has a code made (patent S300 to S308) and shows it on the screen (S310, S312). */
  public ShownCode showCode(Holder holder, ShowCode choice) {
    return display.show(issue(holder, choice), phones.screenOf(holder.phone()), choice);
  }

  /** The same, but the pictures do not have the digits: they are shown to who asks for them. */
  public DiscreetCode showDiscreetly(Holder holder, ShowCode choice) {
    IssuedCode issued = issue(holder, choice);
    return new DiscreetCode(
        issued.payCode(), discreetDisplay.show(issued, phones.screenOf(holder.phone()), choice));
  }

  private IssuedCode issue(Holder holder, ShowCode choice) {
    CodeRequest request =
        new CodeRequest(choice.card(), choice.ceiling(), choice.merchant(), choice.channel());
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.issue(request));
  }

  /** A code whose pictures do not have the digits. */
  public record DiscreetCode(PayCode payCode, ShownCode shown) {}
}
