package org.showpay.contracts.phone;

/** What a till scans with. */
public enum ScannerKind {
  /** A camera or an imager: it sees a picture and reads symbols of two dimensions. */
  IMAGER,
  /** A line of light or of sensors: it reads bars alone. */
  LINEAR
}
