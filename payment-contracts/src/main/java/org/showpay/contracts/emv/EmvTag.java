package org.showpay.contracts.emv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data objects that this version knows, and what each must look like. */
public enum EmvTag {
  /** CPV01: says what this is, and comes first. */
  PAYLOAD_FORMAT(0x85, Form.TEXT, 5, 5),
  /** One way to pay; the first is the preferred one. */
  APPLICATION(0x61, Place.ROOT, Place.APPLICATION),
  /** What all applications share. */
  COMMON(0x62, Place.ROOT, Place.COMMON),
  /** What a till hands to the application's issuer unopened. */
  APPLICATION_TRANSPARENT(0x63, Place.APPLICATION, Place.TRANSPARENT),
  /** The same for all applications. */
  COMMON_TRANSPARENT(0x64, Place.COMMON, Place.TRANSPARENT),

  /** The application's name, of ISO/IEC 7816-5. */
  AID(0x4F, Form.BINARY, 5, 16),
  /** The name that a till shows. */
  LABEL(0x50, Form.TEXT, 1, 16),
  /** Token, expiry and service code, as on a magnetic stripe. */
  TRACK_2(0x57, Form.BINARY, 1, 19),
  /** The token that stands for a card number. */
  TOKEN(0x5A, Form.DIGITS, 1, 10),
  /** The cardholder's name. */
  CARDHOLDER(0x5F20, Form.TEXT, 2, 26),
  /** Up to four languages, two letters each. */
  LANGUAGES(0x5F2D, Form.TEXT, 2, 8),
  /** Where the issuer wants to be told. */
  ISSUER_URL(0x5F50, Form.TEXT, 1, 255),
  /** The version of the application. */
  VERSION(0x9F08, Form.BINARY, 2, 2),
  /** Who had the token made. */
  TOKEN_REQUESTOR(0x9F19, Form.DIGITS, 6, 6),
  /** The payment account reference (PAR): the same for all tokens of one account. */
  ACCOUNT_REFERENCE(0x9F24, Form.TEXT, 29, 29),
  /** The last four digits of the card number. */
  LAST_FOUR(0x9F25, Form.DIGITS, 2, 2),

  /** Issuer application data: what only the issuer understands. */
  ISSUER_DATA(0x9F10, Form.BINARY, 1, 32),
  /** The cryptogram over the transaction. */
  CRYPTOGRAM(0x9F26, Form.BINARY, 8, 8),
  /** How many transactions there were. */
  COUNTER(0x9F36, Form.BINARY, 2, 2),
  /** What makes the cryptogram unforeseeable. */
  UNPREDICTABLE_NUMBER(0x9F37, Form.BINARY, 4, 4);

  private final int number;
  private final Place home;
  private final Place inside;
  private final Form form;
  private final int least;
  private final int most;

  EmvTag(int number, Place home, Place inside) {
    this.number = number;
    this.home = home;
    this.inside = inside;
    this.form = Form.BINARY;
    this.least = 0;
    this.most = 0;
  }

  EmvTag(int number, Form form, int least, int most) {
    this.number = number;
    this.home = Place.ANYWHERE;
    this.inside = Place.NOWHERE;
    this.form = form;
    this.least = least;
    this.most = most;
  }

  /** Where a data object may be. */
  enum Place {
    /** In nothing. */
    ROOT,
    /** In an application. */
    APPLICATION,
    /** In the common data. */
    COMMON,
    /** In transparent data. */
    TRANSPARENT,
    /** Of values: in any template. */
    ANYWHERE,
    /** Of values: nothing is inside. */
    NOWHERE
  }

  /** How a value is written. */
  private enum Form {
    /** Bytes of whatever kind. */
    BINARY("(..)+"),
    /** Two digits a byte, filled up with F on the right. */
    DIGITS("[0-9]+F?"),
    /** Printable ASCII. */
    TEXT("([2-6][0-9A-F]|7[0-9A-E])+");

    private final Pattern hex;

    Form(String hex) {
      this.hex = Pattern.compile(hex);
    }
  }

  static Optional<EmvTag> of(BerTag tag) {
    return Arrays.stream(values()).filter(known -> known.number == tag.number()).findFirst();
  }

  /** The tag's bytes. */
  public BerTag tag() {
    return new BerTag(number);
  }

  /** A value of this kind, from hex digits. */
  public DataObject hex(String digits) {
    return new DataObject.Value(tag(), digits);
  }

  /** A value of this kind, from text. */
  public DataObject text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return hex(HexFormat.of().withUpperCase().formatHex(bytes));
  }

  /** A template of this kind. */
  public DataObject with(DataObject... children) {
    return new DataObject.Template(tag(), List.of(children));
  }

  boolean isTemplate() {
    return inside != Place.NOWHERE;
  }

  Place inside() {
    return inside;
  }

  boolean mayBeIn(Place place) {
    return home == Place.ANYWHERE || home == place;
  }

  boolean accepts(String hexDigits) {
    int bytes = hexDigits.length() / 2;
    return bytes >= least && bytes <= most && form.hex.matcher(hexDigits).matches();
  }
}
