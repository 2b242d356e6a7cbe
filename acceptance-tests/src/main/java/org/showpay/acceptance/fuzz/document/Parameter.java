package org.showpay.acceptance.fuzz.document;

/** Something that an operation takes beside its body. */
public record Parameter(String name, Place place, boolean required, Schema schema) {

  /** Where it stands. */
  public enum Place {
    /** In the address. */
    PATH,
    /** Behind it. */
    QUERY,
    /** Before the body. */
    HEADER
  }
}
