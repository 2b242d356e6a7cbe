package org.showpay.biometrics;

/** What a capture shows of a body. */
public interface Features {

  /** What is kept of it, to compare later captures with. */
  Template template();

  /** How like this is to what was kept; higher is more alike. */
  double likeness(Template kept);
}
