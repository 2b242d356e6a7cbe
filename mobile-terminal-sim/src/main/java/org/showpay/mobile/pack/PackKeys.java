package org.showpay.mobile.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.mobile.phone.DeviceSeal;
import org.springframework.stereotype.Component;

/** What lies in a pocket lies there sealed, each thing for its own place. */
@Component
class PackKeys {

  private final DeviceSeal seal;

  PackKeys(DeviceSeal seal) {
    this.seal = seal;
  }

  byte[] close(Pocket pocket, PackKeyPair pair) {
    return seal.close(pair.reveal(), pocket.toString());
  }

  PackKeyPair open(Pocket pocket, PackKey key, byte[] sealed) {
    return PackKeyPair.of(key, seal.open(sealed, pocket.toString()));
  }

  byte[] close(PackId pack, int serial, PayCode code) {
    return seal.close(code.reveal().getBytes(US_ASCII), place(pack, serial));
  }

  PayCode open(PackId pack, int serial, byte[] sealed) {
    return new PayCode(new String(seal.open(sealed, place(pack, serial)), US_ASCII));
  }

  private static String place(PackId pack, int serial) {
    return pack + "/" + serial;
  }
}
