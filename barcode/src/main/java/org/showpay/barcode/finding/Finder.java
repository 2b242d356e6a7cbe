package org.showpay.barcode.finding;

import java.util.List;

/** One way of looking for symbols. */
@FunctionalInterface
public interface Finder {

  /** The symbols that this way finds; none is an answer, and no picture makes it throw. */
  List<Found> find(GreyPicture picture);

  /** This way and, where it finds nothing, another. */
  default Finder or(Finder another) {
    return picture -> {
      List<Found> found = find(picture);
      return found.isEmpty() ? another.find(picture) : found;
    };
  }

  /** The same in the picture turned by a quarter. */
  default Finder turned() {
    return picture -> find(picture.turned());
  }

  /** The same in the picture with light and dark exchanged, as dark themes draw. */
  default Finder inverted() {
    return picture -> find(picture.inverted());
  }
}
