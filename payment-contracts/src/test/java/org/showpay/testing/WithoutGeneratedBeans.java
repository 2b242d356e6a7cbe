package org.showpay.testing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what the build writes to make a service's beans, which nobody reads. */
public class WithoutGeneratedBeans implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("__") && !location.contains("$$");
  }
}
