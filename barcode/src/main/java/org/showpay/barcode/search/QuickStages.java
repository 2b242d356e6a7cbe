package org.showpay.barcode.search;

import java.util.List;
import org.showpay.barcode.finding.CameraQr;
import org.showpay.barcode.finding.DrawnMatrix;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.ScanLines;
import org.showpay.barcode.pass.Passes;

/**
 * The stages that cost little: all that frames of a camera are worth, of which the next is there
 * soon. They stand by themselves, since a page's script takes in whatever they name.
 */
public final class QuickStages {

  private static final Finder CAMERA_QR = new CameraQr();
  private static final Finder LINES = ScanLines.underOneThreshold();
  private static final Finder LOCAL_LINES = ScanLines.underLocalThresholds();

  /** All, in this order. */
  public static final List<List<Finder>> ALL =
      List.of(
          List.of(new DrawnMatrix().or(CAMERA_QR), LINES, LINES.turned()),
          List.of(LOCAL_LINES, LOCAL_LINES.turned()),
          List.of(Passes.plain()),
          List.of(CAMERA_QR.inverted(), LINES.inverted(), LINES.turned().inverted()));

  private QuickStages() {}
}
