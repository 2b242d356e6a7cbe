package org.showpay.barcode;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.barcode.Reading.Read;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.barcode.finding.CameraQr;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.ScanLines;
import org.showpay.barcode.finding.ScreenshotQr;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.PayCodeReading.Valid;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Picture;

/**
 * Reads a pay code out of a picture of a phone. A wrong code is worse than none: only a code of
 * this scheme with right check digits is held, and none where another is seen beside it.
 */
public final class CodeReader {

  private static final Finder CAMERA_QR = new CameraQr();
  private static final Finder LINES = ScanLines.underOneThreshold();
  private static final Finder LOCAL_LINES = ScanLines.underLocalThresholds();

  /** Groups of finders, cheap ones first. The first group that finds a pay code ends the search. */
  private static final List<List<Finder>> STAGES =
      List.of(
          List.of(new ScreenshotQr().or(CAMERA_QR), LINES, LINES.turned()),
          List.of(LOCAL_LINES, LOCAL_LINES.turned()),
          List.of(CAMERA_QR.inverted(), LINES.inverted(), LINES.turned().inverted()));

  private final SchemePrefix prefix;

  /** A reader of the codes that start with this prefix. */
  public CodeReader(SchemePrefix prefix) {
    this.prefix = prefix;
  }

  /** Reads the one pay code in the picture, or says why there is none. Any file may be given. */
  public Reading read(Picture picture) {
    return switch (PictureFile.open(picture)) {
      case PictureFile.Opening.Opened(GreyPicture pixels) -> search(pixels);
      case PictureFile.Opening.Refused(Unreadable why) -> why;
    };
  }

  private Reading search(GreyPicture pixels) {
    Set<Unreadable> refusals = EnumSet.noneOf(Unreadable.class);
    for (List<Finder> stage : STAGES) {
      Map<PayCode, Read> codes = new LinkedHashMap<>();
      for (Found found : findAll(stage, pixels)) {
        switch (judge(found)) {
          case Read read -> codes.putIfAbsent(read.code(), read);
          case Unreadable why -> refusals.add(why);
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

  private Reading judge(Found found) {
    return switch (PayCode.read(found.text(), prefix)) {
      case Valid(PayCode code) -> new Read(code, found.carrier());
      case NotACode no ->
          switch (no) {
            case NOT_20_DIGITS -> Unreadable.NOT_A_PAY_CODE;
            case ANOTHER_SCHEME -> Unreadable.ANOTHER_SCHEME;
            case MISREAD -> Unreadable.MISREAD;
          };
    };
  }

  /** Of several refusals the one that came nearest to a pay code helps the cashier most. */
  private static Unreadable nearest(Set<Unreadable> refusals) {
    return Stream.of(Unreadable.MISREAD, Unreadable.ANOTHER_SCHEME, Unreadable.NOT_A_PAY_CODE)
        .filter(refusals::contains)
        .findFirst()
        .orElse(Unreadable.NO_SYMBOL);
  }
}
