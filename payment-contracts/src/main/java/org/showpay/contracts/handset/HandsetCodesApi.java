package org.showpay.contracts.handset;

import java.time.Instant;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Packs, and codes taken back, at the pin-generator-service. Callers: handsets. */
@HttpExchange("/v1")
public interface HandsetCodesApi {

  /** Takes codes back at once, also those of the subscriber's other handsets. */
  @PostExchange("/code-revocations")
  Revoked revoke(@RequestBody CodesToRevoke codes);

  /**
   * Makes a pack, or says why not: 422 with the reason. Each try has an id of its own. What an
   * earlier try made is dead if it was not confirmed; the pack that was confirmed lives on.
   */
  @PostExchange("/packs")
  SealedPack download(@RequestBody PackWish wish);

  /**
   * Tells that the pack is kept safe on the handset: from now on no earlier one can be paid with.
   * Asking again is harmless; ENDED says that this pack is dead and that the earlier one is not.
   */
  @PostExchange("/packs/{pack}/confirmation")
  Standing confirm(@PathVariable PackId pack);

  /** Gives the handset a key to make codes by itself, or says why not: 422 with the reason. */
  @PostExchange("/device-keys")
  SealedKey enable(@RequestBody DeviceKeyRequest request);

  /** Tells the time by which codes are judged, and unlocks the key. */
  @PostExchange("/device-keys/{key}/resync")
  Resynced resync(@PathVariable DeviceKeyId key);

  /** A key that only the handset can open, and the time by which codes are judged. */
  record SealedKey(DeviceKeyId key, SealedCodes sealedKey, String cardLast4, Instant now) {}

  /** For which card, the most that each code may pay, and for whom the key is sealed. */
  record DeviceKeyRequest(CardToken card, Money ceiling, PackKey sealFor) {}

  /**
   * What the subscriber wants.
   *
   * @param codes how many
   * @param ceiling the most that each of them may pay
   * @param key whoever has its private half can read them
   */
  record PackWish(
      PackId pack, CardToken card, int codes, PackPeriod every, Money ceiling, PackKey key) {

    private static final int MOST = 100;

    /**
     * Takes a wish that makes sense; what is allowed the auth-server decides.
     *
     * @throws IllegalArgumentException when the number of codes is not 1 to 100
     */
    public PackWish {
      if (codes < 1 || codes > MOST) {
        throw new IllegalArgumentException("A pack has 1 to " + MOST + " codes");
      }
    }
  }

  /** A pack that only the handset can open. */
  record SealedPack(PackId pack, Instant expiresAt, String cardLast4, SealedCodes codes) {}
}
