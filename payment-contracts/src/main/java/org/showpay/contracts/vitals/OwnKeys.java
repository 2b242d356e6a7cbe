package org.showpay.contracts.vitals;

/** Whether what this service signs is believed by whoever trusts the same keys. */
@FunctionalInterface
public interface OwnKeys {

  /** True when it is. */
  boolean fit();
}
