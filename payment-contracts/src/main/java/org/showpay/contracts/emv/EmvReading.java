package org.showpay.contracts.emv;

/** What a text turned out to be: a consumer-presented payload, or not one, and why. */
public sealed interface EmvReading {

  /** A payload in which every rule is kept. */
  record Valid(EmvPayload payload) implements EmvReading {}

  /** No payload. */
  enum Malformed implements EmvReading {
    /** A character that base64 does not have, no padding, or bits left over. */
    NOT_BASE64,
    /** More than a till would scan. */
    TOO_LONG,
    /** It does not begin with the payload format indicator CPV01. */
    NOT_CPV01,
    /** A tag of three bytes or more, half a tag, or padding: so also bytes after the end. */
    BAD_TAG,
    /** A length that is indefinite, not as short as can be, or larger than any payload. */
    BAD_LENGTH,
    /** A data object is longer than what it is in. */
    CUT_SHORT,
    /** One tag twice in a template, or two applications of one name: which one counts? */
    DUPLICATE_TAG,
    /** A template where it has no place. */
    MISPLACED_TAG,
    /** A known data object that is too short, too long, or has characters that it may not have. */
    WRONG_VALUE,
    /** No application at all, or one without a name. */
    NO_APPLICATION
  }
}
