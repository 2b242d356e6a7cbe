package org.showpay.auth.devicecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.paycode.CodeEligibility;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Where nobody turned it on, no handset makes codes by itself. */
@AuthServerTest
class TurnedOffTest {

  @Autowired DeviceKeyBook book;
  @Autowired StepTables tables;
  @Autowired CodeEligibility eligibility;
  @Autowired CardDesk cards;

  @Test
  void givesNoKeyUnlessItWasTurnedOn() {
    DeviceCodeProperties usual =
        Binder.get(new MockEnvironment()).bindOrCreate("showpay", DeviceCodeProperties.class);
    DeviceKeys keys = new DeviceKeys(book, tables, eligibility, cards, usual);
    assertThat(
            keys.enable(
                new DeviceKeyWish(
                    SubscriberId.next(),
                    HandsetId.next(),
                    CardToken.next(),
                    Money.of(5_000, "KRW"),
                    PackKeyPair.draw().key())))
        .isEqualTo(new DeviceKeyAnswer.Refused(CodeRefusal.DEVICE_CODES_OFF));
  }
}
