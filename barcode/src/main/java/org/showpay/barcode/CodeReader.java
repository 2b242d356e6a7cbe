package org.showpay.barcode;

import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.barcode.Reading.Read;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.search.QuickStages;
import org.showpay.barcode.search.Stages;
import org.showpay.contracts.emv.ShownText;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.PayCodeReading.Valid;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/**
 * Reads a pay code out of a picture of a phone. A wrong code is worse than none: only a code of
 * this scheme with right check digits is held, and none where another is seen beside it.
 */
public final class CodeReader {

  private final SchemePrefix prefix;

  /** A reader of the codes that start with this prefix. */
  public CodeReader(SchemePrefix prefix) {
    this.prefix = prefix;
  }

  /** Reads the one pay code in the picture, or says why there is none. Any file may be given. */
  public Reading read(Picture picture) {
    return switch (PictureFile.open(picture)) {
      case PictureFile.Opening.Opened(GreyPicture pixels) -> search(pixels, Stages.ALL);
      case PictureFile.Opening.Refused(Unreadable why) -> why;
    };
  }

  /** Reads the one pay code among these pixels, as of a camera, or says why there is none. */
  public Reading read(BufferedImage pixels) {
    return search(GreyPicture.of(pixels), Stages.ALL);
  }

  /**
   * Reads the one pay code in a frame of a camera, or says why there is none. Only what is quick is
   * tried: the next frame is there before the slow ways would have ended.
   */
  public Reading readFrame(GreyPicture frame) {
    return search(frame, QuickStages.ALL);
  }

  private Reading search(GreyPicture pixels, List<List<Finder>> stages) {
    Set<Unreadable> refusals = EnumSet.noneOf(Unreadable.class);
    for (List<Finder> stage : stages) {
      Map<PayCode, Reading> codes = new LinkedHashMap<>();
      for (Found found : findAll(stage, pixels)) {
        switch (ShownText.read(found.text(), prefix)) {
          case Valid(PayCode code) -> codes.putIfAbsent(code, new Read(code, carrierOf(found)));
          case NotACode no -> refusals.add(refusal(no));
        }
      }
      if (!codes.isEmpty()) {
        return codes.size() == 1 ? codes.values().iterator().next() : Unreadable.SEVERAL_CODES;
      }
    }
    return nearest(refusals);
  }

  private static List<Found> findAll(List<Finder> stage, GreyPicture pixels) {
    return stage.stream().flatMap(finder -> finder.find(pixels).stream()).toList();
  }

  private static Unreadable refusal(NotACode no) {
    return switch (no) {
      case NOT_20_DIGITS -> Unreadable.NOT_A_PAY_CODE;
      case ANOTHER_SCHEME -> Unreadable.ANOTHER_SCHEME;
      case MISREAD -> Unreadable.MISREAD;
    };
  }

  private static Carrier carrierOf(Found found) {
    return ShownText.isEmvPayload(found.text()) ? Carrier.EMV_QR : found.symbology().carrier();
  }

  /** Of several refusals the one that came nearest to a pay code helps the cashier most. */
  private static Unreadable nearest(Set<Unreadable> refusals) {
    return Stream.of(Unreadable.MISREAD, Unreadable.ANOTHER_SCHEME, Unreadable.NOT_A_PAY_CODE)
        .filter(refusals::contains)
        .findFirst()
        .orElse(Unreadable.NO_SYMBOL);
  }
}
