package org.showpay.mobile;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.phone.PhoneCodesApi;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.mobile.devicecode.DeviceCodes;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.pack.Packs;
import org.showpay.mobile.pack.TakenCode;
import org.showpay.mobile.wallet.CodesInHand;
import org.springframework.web.bind.annotation.RestController;

/** What a consumer's hands do with the codes that a phone has. */
@RestController
class PhoneCodesController implements PhoneCodesApi {

  private final CodesInHand codes;
  private final Packs packs;
  private final DeviceCodes deviceCodes;

  PhoneCodesController(CodesInHand codes, Packs packs, DeviceCodes deviceCodes) {
    this.deviceCodes = deviceCodes;
    this.codes = codes;
    this.packs = packs;
  }

  @Override
  public Revoked revoke(PhoneId phone, CodesToRevoke which) {
    packs.drop(phone, which);
    deviceCodes.drop(phone, which);
    return codes.revoke(Holder.bySim(phone), which);
  }

  @Override
  public PackOnPhone keepPack(PhoneId phone, CardToken card, PackPlan plan) {
    return packs.keep(phone, card, plan);
  }

  @Override
  public PackOnPhone pack(PhoneId phone, CardToken card) {
    return packs.standing(phone, card);
  }

  @Override
  public ShownFromPack showFromPack(PhoneId phone, CardToken card) {
    TakenCode taken = packs.take(phone, card);
    return new ShownFromPack(taken.pack(), taken.serial(), codes.show(phone, taken.code()));
  }

  @Override
  public DeviceCodesOn makeCodes(PhoneId phone, CardToken card, DeviceCodesOn wish) {
    deviceCodes.enable(phone, card, wish.ceiling());
    return wish;
  }

  @Override
  public ShownCode showMade(PhoneId phone, CardToken card) {
    return codes.show(phone, deviceCodes.make(phone, card));
  }

  @Override
  public void resync(PhoneId phone, CardToken card) {
    deviceCodes.resync(phone, card);
  }

  @Override
  public Network network(PhoneId phone, Network network) {
    packs.connect(phone, network);
    if (network.connected()) {
      deviceCodes.lookAgain(phone);
    }
    return network;
  }
}
