package org.showpay.acceptance.fuzz.shot;

/** What is wrong with a request. */
public enum Spoiling {
  /** Nothing, as far as the document says. */
  NOTHING(false),
  /** Something in the body is of another type. */
  TYPE(true),
  /** A number is at the bounds of what may be counted. */
  BOUND(true),
  /** A text is empty, long, of another script or of another language. */
  TEXT(true),
  /** A field is missing. */
  MISSING(true),
  /** A field is there that nobody knows. */
  SUPERFLUOUS(true),
  /** A field is there twice. */
  TWICE(true),
  /** The body is a megabyte. */
  LARGE(true),
  /** The body is nested thousands of times. */
  DEEP(true),
  /** The body ends too early, is empty, or is no JSON at all. */
  BROKEN(true),
  /** What the body is said to be it is not, or nobody takes. */
  CONTENT_TYPE(true),
  /** The answer is wanted in a form that there is not. */
  ACCEPT(false),
  /** A parameter is there twice, odd, or of a name that nobody knows. */
  QUERY(false),
  /** An id in the address is none. */
  PATH(false),
  /** The method is another. */
  METHOD(false),
  /** A header is long or odd. */
  HEADER(false),
  /** Nobody says who is asking. */
  NOBODY(false),
  /** Somebody is asking who may not. */
  STRANGER(false);

  private final boolean ofTheBody;

  Spoiling(boolean ofTheBody) {
    this.ofTheBody = ofTheBody;
  }

  /** Whether there has to be a body for it. */
  public boolean isOfTheBody() {
    return ofTheBody;
  }

  /** Whether it takes the request to something else than the operation that was meant. */
  public boolean leadsElsewhere() {
    return this == METHOD || this == PATH;
  }

  /** Whether nobody may do what was asked, so that it must be refused for that alone. */
  public boolean isNotAllowed() {
    return this == NOBODY || this == STRANGER;
  }
}
