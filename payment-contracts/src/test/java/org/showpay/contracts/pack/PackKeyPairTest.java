package org.showpay.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;

/** A pack opens on its own handset, as itself, and nowhere else. */
class PackKeyPairTest {

  private final PackKeyPair handset = PackKeyPair.draw();
  private final PackId pack = PackId.next();
  private final List<PayCode> codes =
      Stream.generate(() -> PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom()))
          .limit(20)
          .toList();

  @Test
  void opensOnNoOtherHandset() {
    SealedCodes sealed = handset.key().seal(pack, codes);
    assertThatThrownBy(() -> PackKeyPair.draw().open(pack, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opensAsNoOtherPack() {
    SealedCodes sealed = handset.key().seal(pack, codes);
    assertThatThrownBy(() -> handset.open(PackId.next(), sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opensOnItsHandsetAlsoAfterTheKeyWasPutAwayAndTakenOut() {
    SealedCodes sealed = handset.key().seal(pack, codes);
    assertThat(PackKeyPair.of(handset.key(), handset.reveal()).open(pack, sealed)).isEqualTo(codes);
  }

  @Test
  void isSealedAnewEachTimeAndShowsNoDigits() {
    SealedCodes once = handset.key().seal(pack, codes);
    assertThat(handset.key().seal(pack, codes)).isNotEqualTo(once);
    String bytes =
        new String(Base64.getDecoder().decode(once.base64()), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(codes.getFirst().reveal());
    assertThat(handset.toString()).isEqualTo("PackKeyPair[hidden]");
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> new PackKey(Base64.getEncoder().encodeToString(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever agrees with these agrees on the same with everybody. */
  @Test
  void refusesAPointWithWhichNothingIsSecret() {
    byte[] one = new byte[32];
    one[0] = 1;
    for (byte[] point : List.of(new byte[32], one)) {
      assertThatThrownBy(() -> new PackKey(Base64.getEncoder().encodeToString(point)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
