package org.showpay.auth.devicecode;

import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.web.bind.annotation.RestController;

/** Keys of handsets over HTTP. */
@RestController
class DeviceKeysController implements DeviceKeysApi {

  private final DeviceKeys keys;
  private final DeviceKeyBook book;

  DeviceKeysController(DeviceKeys keys, DeviceKeyBook book) {
    this.keys = keys;
    this.book = book;
  }

  @Override
  public DeviceKeyAnswer enable(DeviceKeyWish wish) {
    return keys.enable(wish);
  }

  @Override
  public Resynced resync(DeviceKeyId key, Holder holder) {
    if (!book.unlock(key, holder.handset())) {
      throw ProblemException.notFound("DEVICE_KEY_UNKNOWN", "This handset has no such key.");
    }
    return new Resynced(book.now());
  }
}
