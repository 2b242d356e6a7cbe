package org.showpay.contracts.phone;

/** The kind of symbol that carries a pay code. */
public enum Carrier {
  /** QR code version 1, error correction level Q (ISO/IEC 18004): for cameras and imagers. */
  QR,
  /** Code 128, code set C (ISO/IEC 15417): for linear scanners. */
  CODE_128
}
