package org.showpay.stack.secrets;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A private authority: it says whose a key is, and is believed within one suite alone. */
final class Authority {

  private static final X500Principal NAME = new X500Principal("CN=Showpay private authority");
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity own;

  /** The authority that has this key and this certificate. */
  Authority(Identity own) {
    this.own = own;
  }

  /** A key, and the certificate that says whose it is. */
  record Identity(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
      return "Identity[hidden]";
    }
  }

  /** From when to when a certificate is good. */
  record Life(Instant from, Instant until) {}

  /** What a certificate is good for. */
  enum Use {
    /** To be called, and to call. */
    SERVICE,
    /** To be called. */
    DATABASE;

    private ExtendedKeyUsage inWords() {
      return switch (this) {
        case SERVICE ->
            new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
        case DATABASE -> new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
      };
    }
  }

  /** Draws an authority that nobody believes yet. */
  static Authority draw(Life life) {
    try {
      KeyPair pair = drawKey();
      X509v3CertificateBuilder words = words(NAME, pair.getPublic(), life);
      words.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      words.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return new Authority(new Identity(pair.getPrivate(), sign(words, pair.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Every JDK signs with the curve P-256", e);
    }
  }

  /** Draws a key for who has these names, and says whose it is. */
  Identity issue(List<String> names, Use use, Life life) {
    try {
      KeyPair pair = drawKey();
      X500Principal subject = new X500Principal("CN=" + names.getFirst());
      X509v3CertificateBuilder words = words(subject, pair.getPublic(), life);
      words.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      words.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      words.addExtension(Extension.extendedKeyUsage, false, use.inWords());
      words.addExtension(Extension.subjectAlternativeName, false, hosts(names));
      return new Identity(pair.getPrivate(), sign(words, own.key()));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Every JDK signs with the curve P-256", e);
    }
  }

  /** True when the certificate was signed by this authority, and not by one of the same name. */
  boolean signed(X509Certificate certificate) {
    try {
      certificate.verify(own.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /** What signs, and what others believe. */
  Identity own() {
    return own;
  }

  private static KeyPair drawKey() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return keys.generateKeyPair();
  }

  private static X509v3CertificateBuilder words(X500Principal subject, PublicKey key, Life life) {
    return new JcaX509v3CertificateBuilder(
        NAME,
        new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
        Date.from(life.from()),
        Date.from(life.until()),
        subject,
        key);
  }

  private static GeneralNames hosts(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(X509v3CertificateBuilder words, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(words.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }
}
