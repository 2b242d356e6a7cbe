package org.showpay.issuer.card;

import java.util.HexFormat;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.stereotype.Component;

/**
 * Turns a card number into its digest. The key matters: there are so few card numbers that a plain
 * hash of each could be tried in hours.
 */
@Component
public class PanDigester {

  private final SecretKey32 key;

  PanDigester(PanKey configured) {
    this.key = SecretKey32.of("showpay.pan-key", configured.panKey());
  }

  /** The digest under which a card is kept and found. */
  public PanDigest digest(Pan pan) {
    return new PanDigest(HexFormat.of().formatHex(key.hmac(pan.reveal())));
  }
}
