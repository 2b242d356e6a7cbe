package org.showpay.contracts.audit;

/** A principal that is no caller of an API, and says under which name it is written down. */
public interface Named {

  /** Its kind and name. */
  String nameInAudit();
}
