package org.showpay.benchmarks;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the loops that JMH writes, which nobody reads. */
class WithoutGeneratedCode implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("jmh_generated");
  }
}
