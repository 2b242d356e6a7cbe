package org.showpay.barcode.region;

import java.util.Optional;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;

/** One way of reading a place where a symbol may be. */
public interface RegionReader {

  /** Is it worth while to try? */
  boolean suits(Region region);

  /** The symbol there, if it can be read for sure. */
  Optional<Found> read(GreyPicture picture, Region region);
}
