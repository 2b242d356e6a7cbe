package org.showpay.barcode;

import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/** What a picture shows: one pay code, or why none was taken. */
public sealed interface Reading {

  /** One pay code of this scheme with right check digits. */
  record Read(PayCode code, Carrier carrier) implements Reading {}

  /** No code, so nothing is sent anywhere. */
  enum Unreadable implements Reading {
    /** No image file, or a broken one. */
    NOT_A_PICTURE("This is no PNG or JPEG picture that can be opened. Take the picture again."),
    /** More than a picture of a phone needs, and more than is safe to open. */
    TOO_LARGE("The picture is too large. Take one of at most 4096 x 4096 pixels and 8 MB."),
    /** Nothing was found. */
    NO_SYMBOL(
        "No code was found. Hold the phone straight and closer, turn its brightness up, and scan"
            + " again."),
    /** Some other bar code, as on goods. */
    NOT_A_PAY_CODE("This is not a pay code. Scan the code on the customer's phone."),
    /** The code belongs to another wallet. */
    ANOTHER_SCHEME("This code belongs to another payment scheme. Ask for another way to pay."),
    /** At least one digit is wrong. */
    MISREAD("The code was not read rightly. Scan it again, or type its digits."),
    /** Taking the wrong one would charge the wrong person. */
    SEVERAL_CODES("Several pay codes are in the picture. Scan one phone alone.");

    private final String message;

    Unreadable(String message) {
      this.message = message;
    }

    /** For the cashier: what happened and what to do. */
    public String message() {
      return message;
    }
  }
}
