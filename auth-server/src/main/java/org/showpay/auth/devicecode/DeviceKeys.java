package org.showpay.auth.devicecode;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.showpay.auth.paycode.CodeDigests;
import org.showpay.auth.paycode.CodeEligibility;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.devicecode.DeviceCode;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.stereotype.Service;

/** Gives handsets keys, and finds out which handset made a code. Off unless it is turned on. */
@Service
class DeviceKeys {

  private final DeviceKeyBook book;
  private final StepTables tables;
  private final CodeEligibility eligibility;
  private final CardDesk cards;
  private final Optional<SecretKey32> master;

  DeviceKeys(
      DeviceKeyBook book,
      StepTables tables,
      CodeEligibility eligibility,
      CardDesk cards,
      DeviceCodeProperties properties) {
    this.book = book;
    this.tables = tables;
    this.eligibility = eligibility;
    this.cards = cards;
    this.master = properties.deviceCodes() ? Optional.of(properties.master()) : Optional.empty();
  }

  /** Gives a handset a key, or says why not. */
  DeviceKeyAnswer enable(DeviceKeyWish wish) {
    if (master.isEmpty()) {
      return new DeviceKeyAnswer.Refused(CodeRefusal.DEVICE_CODES_OFF);
    }
    if (!wish.ceiling().isPositive()) {
      return new DeviceKeyAnswer.Refused(CodeRefusal.PACK_NEEDS_A_CEILING);
    }
    return eligibility
        .whyNot(wish.subscriber(), wish.handset(), Optional.empty())
        .or(() -> cards.whyNotPaying(wish.subscriber(), wish.card(), wish.ceiling()))
        .<DeviceKeyAnswer>map(DeviceKeyAnswer.Refused::new)
        .orElseGet(() -> give(wish));
  }

  private DeviceKeyAnswer give(DeviceKeyWish wish) {
    DeviceKeyId id = DeviceKeyId.next();
    return book.enable(id, wish)
        .<DeviceKeyAnswer>map(DeviceKeyAnswer.Refused::new)
        .orElseGet(() ->
            new DeviceKeyAnswer.Enabled(
                id,
                wish.sealFor().seal(id.toString(), keyOf(id).reveal()),
                book.last4(wish),
                book.now()));
  }

  /** Makes a code that a handset made a row like any other, where it is its own and of now. */
  void admit(PayCode code, CodeDigests digests) {
    if (master.isEmpty()) {
      return;
    }
    DeviceCode shown = DeviceCode.of(code);
    TimeStep now = TimeStep.at(book.now());
    tables.turnTo(now, this::indexOf);
    Set<DeviceKeyId> notTheirs = new LinkedHashSet<>();
    for (TimeStep step : now.window()) {
      for (DeviceKeyId key : tables.holders(step, shown.index(), this::indexOf)) {
        if (keyOf(key).at(step).equals(shown)) {
          book.admit(key, step, digests.of(code));
          return;
        }
        notTheirs.add(key);
      }
    }
    notTheirs.forEach(book::countFailure);
  }

  private long indexOf(DeviceKeyId key, TimeStep step) {
    return keyOf(key).at(step).index();
  }

  private DeviceCodeKey keyOf(DeviceKeyId id) {
    return DeviceCodeKey.derive(master.orElseThrow(), id);
  }
}
