package org.showpay.pin.devicecode;

import java.time.Clock;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyAnswer.Enabled;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.handset.HandsetCodesApi.DeviceKeyRequest;
import org.showpay.pin.authserver.AuthServerCalls;
import org.showpay.pin.notice.Notices;
import org.showpay.pin.session.LiveSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Has a key made for a handset and its owner told of it; the key passes here sealed. */
@Component
public class DeviceKeyDesk {

  private final AuthServerCalls authServer;
  private final Notices notices;
  private final TransactionOperations transaction;
  private final Clock clock;

  DeviceKeyDesk(
      AuthServerCalls authServer, Notices notices, TransactionOperations transaction, Clock clock) {
    this.authServer = authServer;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The key is given away only after its owner is sure to be told. */
  public DeviceKeyAnswer enable(LiveSession session, DeviceKeyRequest request) {
    DeviceKeyAnswer answer =
        authServer.enable(
            new DeviceKeyWish(
                session.subscriber(),
                session.handset(),
                request.card(),
                request.ceiling(),
                request.sealFor()));
    if (answer instanceof Enabled enabled) {
      transaction.executeWithoutResult(status ->
          notices.deviceKeyMade(session.phoneNumber(), enabled.cardLast4(), clock.instant()));
    }
    return answer;
  }
}
