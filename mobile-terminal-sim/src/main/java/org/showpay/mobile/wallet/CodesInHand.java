package org.showpay.mobile.wallet;

import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.handset.HandsetCodesApi;
import org.showpay.contracts.handset.HandsetCodesApi.DeviceKeyRequest;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.HandsetCodesApi.SealedKey;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.showpay.mobile.phone.PhoneBook;
import org.showpay.mobile.wallet.Wallet.DiscreetCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** What a phone asks about the codes that it has or wants to have, and how it shows one of them. */
@Component
public class CodesInHand {

  private final HandsetCodesApi pinGenerator;
  private final HandsetSessions sessions;
  private final PhoneBook phones;
  private final CodeDisplay display;
  private final CodeDisplay discreetDisplay;

  CodesInHand(
      HttpServiceProxyRegistry clients,
      HandsetSessions sessions,
      PhoneBook phones,
      @Qualifier("codeDisplay") CodeDisplay display,
      @Qualifier("discreetDisplay") CodeDisplay discreetDisplay) {
    this.pinGenerator = clients.getClient(PeerLines.HANDSET, HandsetCodesApi.class);
    this.sessions = sessions;
    this.phones = phones;
    this.display = display;
    this.discreetDisplay = discreetDisplay;
  }

  /** Takes codes back; where no answer comes it is to be asked again, which does no harm. */
  public Revoked revoke(Holder holder, CodesToRevoke codes) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.revoke(codes));
  }

  /** Asks for a pack; where no answer comes, the next try asks for another one. */
  public SealedPack download(Holder holder, PackWish wish) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.download(wish));
  }

  /** Tells that a pack is kept; where no answer comes it is to be told again. */
  public PackState confirm(Holder holder, PackId pack) {
    Standing standing = sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.confirm(pack));
    return standing.state();
  }

  /** Asks for a key to make codes with. */
  public SealedKey enable(Holder holder, DeviceKeyRequest request) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.enable(request));
  }

  /** Asks for the time. */
  public Resynced resync(Holder holder, DeviceKeyId key) {
    return sessions.ask(holder, Peer.PIN_GENERATOR, () -> pinGenerator.resync(key));
  }

  /** Shows a code that the phone has; nobody is asked. */
  public ShownCode show(PhoneId phone, IssuedCode code) {
    return display.show(code, phones.screenOf(phone));
  }

  /** The same, but the pictures do not have the digits. */
  public DiscreetCode showDiscreetly(PhoneId phone, IssuedCode code) {
    return new DiscreetCode(code.payCode(), discreetDisplay.show(code, phones.screenOf(phone)));
  }
}
