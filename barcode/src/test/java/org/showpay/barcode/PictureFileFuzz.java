package org.showpay.barcode;

import static org.showpay.testing.fuzz.Parsing.require;

import org.showpay.contracts.phone.Picture;

/** Picture files from strangers: opened within their bounds, or left closed with a reason. */
public final class PictureFileFuzz {

  private PictureFileFuzz() {}

  /** Opens the input as a file. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    switch (PictureFile.open(Picture.of(input))) {
      case PictureFile.Opening.Opened(var pixels) -> {
        require(
            pixels.width() <= Screen.LONGEST_SIDE && pixels.height() <= Screen.LONGEST_SIDE,
            "It is larger than it may be");
        require(pixels.bytes().length == pixels.width() * pixels.height(), "Pixels are missing");
      }
      case PictureFile.Opening.Refused(var why) ->
          require(
              why == Reading.Unreadable.NOT_A_PICTURE || why == Reading.Unreadable.TOO_LARGE,
              "It was not even looked at, and is " + why);
    }
  }
}
