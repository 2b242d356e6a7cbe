package org.showpay.gateway.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A token that encrypts by itself, reached through its maker's library by the JDK's own provider.
 * Its key is used there and never leaves it; one that could is refused.
 */
final class Token {

  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Provider provider;
  private final KeyStore keys;
  private final SecureRandom random = new SecureRandom();

  private Token(Provider provider, KeyStore keys) {
    this.provider = provider;
    this.keys = keys;
  }

  /** Loads the library and signs in. */
  static Token open(TokenProperties told) {
    Provider provider = load(told);
    try {
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, told.pin().toCharArray());
      return new Token(provider, keys);
    } catch (IOException | GeneralSecurityException | ProviderException e) {
      throw new TokenFailure(
          "The token in slot "
              + told.slot()
              + " of "
              + told.library()
              + " takes no sign-in with showpay.vault-token.pin ("
              + rootOf(e)
              + ")",
          e);
    }
  }

  private static Provider load(TokenProperties told) {
    try {
      return Objects.requireNonNull(Security.getProvider("SunPKCS11"), "SunPKCS11 is no provider")
          .configure(
              """
              --name = vault
              library = "%s"
              slotListIndex = %d
              showInfo = false
              """
                  .formatted(told.library(), told.slot()));
    } catch (ProviderException | IllegalArgumentException e) {
      throw new TokenFailure(
          "showpay.vault-token.library "
              + told.library()
              + ", slot "
              + told.slot()
              + ", is no token ("
              + rootOf(e)
              + ")",
          e);
    }
  }

  /** Refuses to go on without a key of this label, or with one that can leave the token. */
  void requireKey(String label) {
    try {
      keyOf(label);
    } catch (GeneralSecurityException e) {
      throw new TokenFailure("The token shows no key '" + label + "' (" + rootOf(e) + ")", e);
    }
  }

  /** Encrypts for a place, with the key of this label. */
  byte[] wrap(String label, byte[] dataKey, byte[] place) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, label, iv, place).doFinal(dataKey);
      return ByteBuffer.allocate(IV_BYTES + wrapped.length).put(iv).put(wrapped).array();
    } catch (GeneralSecurityException | ProviderException e) {
      throw new TokenFailure(
          "The token's key '" + label + "' encrypts nothing by AES-GCM (" + rootOf(e) + ")", e);
    }
  }

  /** Decrypts what was wrapped for this place with the key of this label. */
  byte[] unwrap(String label, byte[] wrapped, byte[] place) {
    byte[] iv = Arrays.copyOf(wrapped, IV_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, label, iv, place)
          .doFinal(wrapped, IV_BYTES, wrapped.length - IV_BYTES);
    } catch (GeneralSecurityException | ProviderException e) {
      throw new TokenFailure(
          "The token's key '"
              + label
              + "' does not open a data key of the vault: another key, or its row was changed ("
              + rootOf(e)
              + ")",
          e);
    }
  }

  private Cipher cipher(int mode, String label, byte[] iv, byte[] place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(AES_GCM, provider);
    cipher.init(mode, keyOf(label), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(place);
    return cipher;
  }

  private SecretKey keyOf(String label) throws GeneralSecurityException {
    if (!(keys.getKey(label, null) instanceof SecretKey key)) {
      throw new TokenFailure("The token has no secret key '" + label + "'");
    }
    if (key.getEncoded() != null) {
      throw new TokenFailure(
          "The token's key '"
              + label
              + "' can be read out of it: make one that is sensitive and"
              + " not extractable");
    }
    return key;
  }

  /** What the library said, which holds no secret. */
  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
