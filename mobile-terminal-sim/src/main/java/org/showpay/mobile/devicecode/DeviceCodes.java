package org.showpay.mobile.devicecode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.handset.HandsetCodesApi.DeviceKeyRequest;
import org.showpay.contracts.handset.HandsetCodesApi.SealedKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.phone.DeviceSeal;
import org.showpay.mobile.wallet.CodesInHand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The keys in phones, kept sealed, and the codes that are made with them. */
@Service
public class DeviceCodes {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceCodes.class);
  private static final String NO_NETWORK = "NO_NETWORK";
  private static final String UNKNOWN = "DEVICE_KEY_UNKNOWN";

  private final JdbcClient jdbc;
  private final DeviceSeal seal;
  private final CodesInHand codes;
  private final Clock clock;
  private final SchemePrefix scheme;

  DeviceCodes(
      JdbcClient jdbc,
      DeviceSeal seal,
      CodesInHand codes,
      Clock clock,
      @Value("${showpay.scheme-prefix:87}") String scheme) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.codes = codes;
    this.clock = clock;
    this.scheme = new SchemePrefix(scheme);
  }

  private record Held(DeviceKeyId id, DeviceCodeKey key, String last4, Duration offset) {}

  /**
   * Gets a key for a card; needs a network, and is the last time that it does. Where no answer
   * comes, the key before has perhaps ended, and so nothing is shown with it any more.
   */
  public void enable(PhoneId phone, CardToken card, Money ceiling) {
    PackKeyPair pair = PackKeyPair.draw();
    DeviceKeyRequest request = new DeviceKeyRequest(card, ceiling, pair.key());
    try {
      keep(phone, card, pair, codes.enable(Holder.bySim(phone), request));
    } catch (ProblemException refused) {
      if (isSilence(refused)) {
        drop(phone, new CodesToRevoke.OfCard(card));
      }
      throw refused;
    }
  }

  /** The question was put, and nobody knows what became of it. */
  private static boolean isSilence(ProblemException refused) {
    return refused.getStatusCode().is5xxServerError() && !refused.code().equals(NO_NETWORK);
  }

  private void keep(PhoneId phone, CardToken card, PackKeyPair pair, SealedKey enabled) {
    byte[] key = pair.open(enabled.key().toString(), enabled.sealedKey());
    jdbc.sql(
            """
            insert into device_key (phone_id, card_token, key_id, sealed_key, card_last4, offset_ms)
            values (:phone, :card, :id, :key, :last4, :offset)
            on conflict (phone_id, card_token) do update
              set key_id = excluded.key_id, sealed_key = excluded.sealed_key,
                  card_last4 = excluded.card_last4, offset_ms = excluded.offset_ms
            """)
        .param("phone", phone.uuid())
        .param("card", card.uuid())
        .param("id", enabled.key().uuid())
        .param("key", seal.close(key, enabled.key().toString()))
        .param("last4", enabled.cardLast4())
        .param("offset", offset(enabled.now()).toMillis())
        .update();
  }

  /** The code of this half minute. */
  public IssuedCode make(PhoneId phone, CardToken card) {
    Held held = held(phone, card);
    TimeStep step = TimeStep.at(clock.instant().plus(held.offset()));
    return new IssuedCode(held.key().at(step).in(scheme), step.end(), held.last4());
  }

  /**
   * Sets the phone's clock right, and has a key unlocked at which others guessed. A key that was
   * replaced or taken back elsewhere is thrown away.
   */
  public void resync(PhoneId phone, CardToken card) {
    DeviceKeyId key = held(phone, card).id();
    try {
      Resynced told = codes.resync(Holder.bySim(phone), key);
      jdbc.sql("update device_key set offset_ms = ? where phone_id = ? and key_id = ?")
          .params(offset(told.now()).toMillis(), phone.uuid(), key.uuid())
          .update();
    } catch (ProblemException refused) {
      if (refused.code().equals(UNKNOWN)) {
        jdbc.sql("delete from device_key where phone_id = ? and key_id = ?")
            .params(phone.uuid(), key.uuid())
            .update();
      }
      throw refused;
    }
  }

  /** The phone has a network again: are its keys still good, and what time is it? */
  public void lookAgain(PhoneId phone) {
    for (CardToken card : cards(phone).keySet()) {
      try {
        resync(phone, card);
      } catch (ProblemException notNow) {
        LOG.debug("A key was not looked at: {}", notNow.code());
      }
    }
  }

  /** The cards for which this phone makes codes, and what they end in. */
  public Map<CardToken, String> cards(PhoneId phone) {
    Map<CardToken, String> cards = new LinkedHashMap<>();
    jdbc.sql("select card_token, card_last4 from device_key where phone_id = ? order by key_id")
        .param(phone.uuid())
        .query((row, n) ->
            cards.put(
                new CardToken(row.getObject("card_token", UUID.class)),
                row.getString("card_last4")))
        .list();
    return cards;
  }

  /** Throws keys away before the server is told: no code is made with them any more. */
  public void drop(PhoneId phone, CodesToRevoke codes) {
    switch (codes) {
      case CodesToRevoke.OfCard(var card) ->
          jdbc.sql("delete from device_key where phone_id = ? and card_token = ?")
              .params(phone.uuid(), card.uuid())
              .update();
      case CodesToRevoke.All _ ->
          jdbc.sql("delete from device_key where phone_id = ?").param(phone.uuid()).update();
      case CodesToRevoke.OfPack _, CodesToRevoke.OneOfPack _ -> {}
    }
  }

  private Duration offset(Instant told) {
    return Duration.between(clock.instant(), told);
  }

  private Held held(PhoneId phone, CardToken card) {
    return jdbc.sql("select * from device_key where phone_id = ? and card_token = ?")
        .params(phone.uuid(), card.uuid())
        .query((row, n) -> {
          DeviceKeyId id = new DeviceKeyId(row.getObject("key_id", UUID.class));
          return new Held(
              id,
              DeviceCodeKey.of(seal.open(row.getBytes("sealed_key"), id.toString())),
              row.getString("card_last4"),
              Duration.ofMillis(row.getLong("offset_ms")));
        })
        .optional()
        .orElseThrow(() ->
            ProblemException.notFound(
                "NO_DEVICE_KEY", "This phone makes no codes for this card. Turn it on first."));
  }
}
