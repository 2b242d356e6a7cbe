package org.showpay.contracts.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.showpay.contracts.paycode.PayCode;

/** A handset's own key for packs (HPKE, RFC 9180): its private half never leaves the handset. */
@AccessesPartialKey
public final class PackKeyPair {

  /**
   * X25519, HKDF-SHA256, AES-256-GCM; ciphertexts stand alone, without a key's name before them.
   */
  static final HpkeParameters HPKE = parameters();

  private final HpkePrivateKey key;

  private PackKeyPair(HpkePrivateKey key) {
    this.key = key;
  }

  /** A new pair. */
  public static PackKeyPair draw() {
    try {
      KeysetHandle drawn =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.generateEntryFromParameters(HPKE).withRandomId().makePrimary())
              .build();
      return new PackKeyPair((HpkePrivateKey) drawn.getPrimary().getKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key can be drawn", e);
    }
  }

  /** The pair of a public key and what {@link #reveal} gave. */
  public static PackKeyPair of(PackKey publicHalf, byte[] privateHalf) {
    try {
      return new PackKeyPair(
          HpkePrivateKey.create(
              publicHalf.tinkKey(),
              SecretBytes.copyFrom(privateHalf, InsecureSecretKeyAccess.get())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The halves do not belong together", e);
    }
  }

  /** What codes are sealed with. */
  public PackKey key() {
    return PackKey.of(key.getPublicKey().getPublicKeyBytes().toByteArray());
  }

  /** The private half, to be kept sealed. */
  public byte[] reveal() {
    return key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
  }

  /**
   * Opens the codes of one pack.
   *
   * @throws IllegalStateException when they were sealed for another handset or as another pack
   */
  public List<PayCode> open(PackId pack, SealedCodes codes) {
    String digits = new String(open(pack.toString(), codes), US_ASCII);
    return Stream.of(digits.split(",", -1)).map(PayCode::new).toList();
  }

  /**
   * Opens what was sealed for this handset.
   *
   * @throws IllegalStateException when it was sealed for another handset or as something else
   */
  public byte[] open(String what, SealedCodes sealed) {
    try {
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
          .decrypt(sealed.bytes(), what.getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This is another handset's, or something else", e);
    }
  }

  private static HpkeParameters parameters() {
    try {
      HybridConfig.register();
      return HpkeParameters.builder()
          .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
          .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
          .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
          .setVariant(HpkeParameters.Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The cipher cannot be set up", e);
    }
  }

  @Override
  public String toString() {
    return "PackKeyPair[hidden]";
  }
}
