package org.showpay.barcode.finding;

import org.showpay.contracts.phone.Carrier;

/** The kinds of symbols that are looked for. */
public enum Symbology {
  /** QR code. */
  QR(Carrier.QR),
  /** Code 128. */
  CODE_128(Carrier.CODE_128),
  /** Data Matrix. */
  DATA_MATRIX(Carrier.DATA_MATRIX),
  /** Aztec code. */
  AZTEC(Carrier.AZTEC),
  /** PDF417. */
  PDF_417(Carrier.PDF_417),
  /** Interleaved two of five. */
  ITF(Carrier.ITF);

  private final Carrier carrier;

  Symbology(Carrier carrier) {
    this.carrier = carrier;
  }

  /** The carrier of pay codes that this is when it says nothing but the digits. */
  public Carrier carrier() {
    return carrier;
  }
}
