package org.showpay.stack.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Keys and certificates as files that every program reads (RFC 7468); nobody else may. */
final class PemFile {

  private static final String KEY = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final int WIDTH = 64;

  private PemFile() {}

  static void write(Path file, PrivateKey key) throws IOException {
    write(file, KEY, key.getEncoded());
  }

  static void write(Path file, X509Certificate certificate) throws IOException {
    try {
      write(file, CERTIFICATE, certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  static PrivateKey readKey(Path file) throws IOException {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(bytes(file, KEY)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is no key", e);
    }
  }

  static X509Certificate readCertificate(Path file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file, CERTIFICATE)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is no certificate", e);
    }
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    String body =
        Base64.getMimeEncoder(WIDTH, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(bytes);
    SecretStore.write(file, "%s\n%s\n%s\n".formatted(line("BEGIN", kind), body, line("END", kind)));
  }

  private static byte[] bytes(Path file, String kind) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    String body = text.replace(line("BEGIN", kind), "").replace(line("END", kind), "");
    return Base64.getMimeDecoder().decode(body);
  }

  private static String line(String word, String kind) {
    return "-----%s %s-----".formatted(word, kind);
  }
}
