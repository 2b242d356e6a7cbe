package org.showpay.contracts.phone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The codes that a simulated phone has. Caller: the operator, as the consumer's hands. */
@HttpExchange("/v1/phones/{phone}")
public interface PhoneCodesApi {

  /** The consumer takes codes back at once. */
  @PostExchange("/code-revocations")
  Revoked revoke(@PathVariable PhoneId phone, @RequestBody CodesToRevoke codes);

  /** The consumer wants a pack of codes on the phone always; it is fetched as soon as it can be. */
  @PutExchange("/cards/{card}/pack")
  PackOnPhone keepPack(
      @PathVariable PhoneId phone, @PathVariable CardToken card, @RequestBody PackPlan plan);

  /** What of a pack is on the phone; 404 where none is wanted. */
  @GetExchange("/cards/{card}/pack")
  PackOnPhone pack(@PathVariable PhoneId phone, @PathVariable CardToken card);

  /**
   * Takes one code out of the pack for good and shows it; needs no network. 409 when none is left.
   */
  @PostExchange("/cards/{card}/pack/codes")
  ShownFromPack showFromPack(@PathVariable PhoneId phone, @PathVariable CardToken card);

  /** The phone makes codes by itself from now on; this needs a network once. */
  @PutExchange("/cards/{card}/device-codes")
  DeviceCodesOn makeCodes(
      @PathVariable PhoneId phone, @PathVariable CardToken card, @RequestBody DeviceCodesOn wish);

  /** Makes the code of this half minute and shows it; needs no network. */
  @PostExchange("/cards/{card}/device-codes/shown")
  ShownCode showMade(@PathVariable PhoneId phone, @PathVariable CardToken card);

  /** Sets the phone's clock by the server's, and has a key unlocked at which others guessed. */
  @PostExchange("/cards/{card}/device-codes/resync")
  void resync(@PathVariable PhoneId phone, @PathVariable CardToken card);

  /** The most that each code which the phone makes may pay. */
  record DeviceCodesOn(Money ceiling) {}

  /** Whether the phone has a network; switching it on fetches what has been missed. */
  @PutExchange("/network")
  Network network(@PathVariable PhoneId phone, @RequestBody Network network);

  /**
   * What the consumer chose.
   *
   * @param codes how many a pack has
   * @param refillAt how few are left when the next pack is fetched before its time
   * @param ceiling the most that each code may pay
   */
  record PackPlan(int codes, int refillAt, PackPeriod every, Money ceiling) {}

  /**
   * What is on the phone.
   *
   * @param pack the latest pack, if there is one whose codes still live
   * @param left how many codes can still be shown
   * @param nextAt when the next pack is fetched at the latest
   * @param trouble why the last try to fetch one failed
   */
  record PackOnPhone(
      PackPlan plan,
      @Nullable PackId pack,
      boolean confirmed,
      int left,
      Instant nextAt,
      @Nullable String trouble) {}

  /** A code of a pack on the screen; pack and serial name it where it is to be taken back. */
  record ShownFromPack(PackId pack, int serial, ShownCode code) {}

  /** A network, or none. */
  record Network(boolean connected) {}
}
