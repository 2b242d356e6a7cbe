package org.showpay.barcode.camera;

/** Something flat before the camera, measured in modules from the middle of its symbol. */
@FunctionalInterface
public interface Surface {

  /** Brightness at a point, from 0 to 1. */
  double at(double right, double down);
}
