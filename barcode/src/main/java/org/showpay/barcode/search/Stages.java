package org.showpay.barcode.search;

import java.util.List;
import java.util.stream.Stream;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.linear.GreyLines;
import org.showpay.barcode.matrix.GreyMatrix;
import org.showpay.barcode.pass.Passes;
import org.showpay.barcode.region.RegionSearch;
import org.showpay.contracts.paycode.PayCode;

/**
 * Groups of finders, cheap ones first. The first group that finds a pay code ends the search, so a
 * picture that is easy to read costs little, and only one that is not costs all.
 */
public final class Stages {

  private static final int PLACES = 4;
  private static final int[] LENGTHS = {PayCode.LENGTH, PayCode.LENGTH_WHEN_MADE_ON_A_HANDSET};

  private static final List<List<Finder>> SLOW =
      List.of(
          List.of(Passes.upsideDown()),
          List.of(new RegionSearch(PLACES, List.of(GreyLines.code128(LENGTHS)))),
          List.of(GreyMatrix.qr()),
          List.of(
              new RegionSearch(
                  PLACES,
                  List.of(
                      GreyMatrix.qr(),
                      GreyMatrix.aztec(),
                      GreyMatrix.dataMatrix(),
                      GreyLines.itf(LENGTHS)))),
          List.of(Passes.others()));

  /** All, in this order. */
  public static final List<List<Finder>> ALL =
      Stream.concat(QuickStages.ALL.stream(), SLOW.stream()).toList();

  private Stages() {}
}
