package org.showpay.barcode.frame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * In a browser, what there is of ZXing's class of this name: the character sets that digits and
 * payloads come in. A symbol in another one is not read there.
 */
public final class CharacterSetECI {

  private final Charset charset;

  private CharacterSetECI(Charset charset) {
    this.charset = charset;
  }

  /** What turns bytes into characters. */
  public Charset getCharset() {
    return charset;
  }

  /** The set with this number, by AIM's list of extended channel interpretations. */
  public static @Nullable CharacterSetECI getCharacterSetECIByValue(int value) {
    return switch (value) {
      case 1, 3 -> new CharacterSetECI(StandardCharsets.ISO_8859_1);
      case 26 -> new CharacterSetECI(StandardCharsets.UTF_8);
      case 27 -> new CharacterSetECI(StandardCharsets.US_ASCII);
      default -> null;
    };
  }
}
