package org.showpay.contracts.certificate;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * The names that the caller's certificate bears. Who has none, or one of an authority that is not
 * ours, has no name: the connection itself asks whose it is.
 */
final class NamesOfTheCertificate implements CertifiedNames {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  /** The kind of name that is a host's (RFC 5280, GeneralName). */
  private static final Integer DNS_NAME = 2;

  @Override
  public boolean allow(HttpServletRequest request, String service) {
    return request.getAttribute(CHAIN) instanceof X509Certificate[] chain
        && chain.length > 0
        && isGoodNow(chain[0])
        && namesOf(chain[0]).stream()
            .anyMatch(name -> name.getFirst().equals(DNS_NAME) && name.getLast().equals(service));
  }

  /** A connection may last longer than the certificate that it began with. */
  private static boolean isGoodNow(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (CertificateException over) {
      return false;
    }
  }

  private static Collection<List<?>> namesOf(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
