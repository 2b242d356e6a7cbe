package org.showpay.pin.handset;

import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyAnswer.Enabled;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.handset.HandsetCodesApi;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.contracts.trust.Caller;
import org.showpay.pin.authserver.AuthServerCalls;
import org.showpay.pin.devicecode.DeviceKeyDesk;
import org.showpay.pin.pack.PackIssue;
import org.showpay.pin.pack.PackIssuer;
import org.showpay.pin.session.LiveSession;
import org.showpay.pin.session.Sessions;
import org.springframework.web.bind.annotation.RestController;

/** Serves handsets that have codes; each route first finds the caller's session alive. */
@RestController
class HandsetCodesController implements HandsetCodesApi {

  private final Sessions sessions;
  private final AuthServerCalls authServer;
  private final PackIssuer packs;
  private final DeviceKeyDesk deviceKeys;

  HandsetCodesController(
      Sessions sessions, AuthServerCalls authServer, PackIssuer packs, DeviceKeyDesk deviceKeys) {
    this.deviceKeys = deviceKeys;
    this.sessions = sessions;
    this.authServer = authServer;
    this.packs = packs;
  }

  @Override
  public Revoked revoke(CodesToRevoke codes) {
    return authServer.revoke(session().subscriber(), codes);
  }

  @Override
  public SealedPack download(PackWish wish) {
    return switch (packs.issue(session(), wish)) {
      case PackIssue.Offered offered -> offered.pack();
      case PackIssue.Refused(var reason) ->
          throw ProblemException.unprocessable(reason.name(), reason.nextStep(), reason.message());
      case PackIssue.NoFreeCodes _ ->
          throw ProblemException.unavailable("NO_FREE_CODE", "No pack could be made. Try again.");
    };
  }

  @Override
  public Standing confirm(PackId pack) {
    return authServer.confirm(pack, session().handset());
  }

  @Override
  public SealedKey enable(DeviceKeyRequest request) {
    return switch (deviceKeys.enable(session(), request)) {
      case Enabled made ->
          new SealedKey(made.key(), made.sealedKey(), made.cardLast4(), made.now());
      case DeviceKeyAnswer.Refused(var reason) ->
          throw ProblemException.unprocessable(reason.name(), reason.nextStep(), reason.message());
    };
  }

  @Override
  public Resynced resync(DeviceKeyId key) {
    return authServer.resync(key, session().handset());
  }

  private LiveSession session() {
    return sessions.of(Caller.currentHandset());
  }
}
