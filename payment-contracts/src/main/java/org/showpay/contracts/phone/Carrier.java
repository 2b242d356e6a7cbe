package org.showpay.contracts.phone;

/** The kind of symbol that carries a pay code. */
public enum Carrier {
  /** QR code version 1, error correction level Q (ISO/IEC 18004): for cameras and imagers. */
  QR,
  /** Code 128, code set C (ISO/IEC 15417): for linear scanners. */
  CODE_128,
  /** Data Matrix, 16 x 16 (ISO/IEC 16022): where a till asks for it. */
  DATA_MATRIX,
  /** Aztec code, compact, two layers (ISO/IEC 24778): where a till asks for it. */
  AZTEC,
  /** PDF417, two columns (ISO/IEC 15438): where a till asks for it. */
  PDF_417,
  /** Interleaved 2 of 5 (ISO/IEC 16390), which has no check of its own: for who insists. */
  ITF,
  /** QR code version 5, level Q, with EMVCo's consumer-presented payload around the pay code. */
  EMV_QR
}
