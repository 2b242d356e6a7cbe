package org.showpay.contracts.certificate;

import jakarta.servlet.http.HttpServletRequest;

/** Says whether who sent a request may go by a service's name. */
@FunctionalInterface
public interface CertifiedNames {

  /** True where the caller may; a token alone does not ask. */
  boolean allow(HttpServletRequest request, String service);
}
