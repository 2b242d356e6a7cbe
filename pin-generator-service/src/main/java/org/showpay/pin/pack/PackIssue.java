package org.showpay.pin.pack;

import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.paycode.CodeRefusal;

/** How asking for a pack ended. */
public sealed interface PackIssue {

  /** Its codes are live. */
  record Offered(SealedPack pack) implements PackIssue {}

  /** The auth-server does not allow a pack. */
  record Refused(CodeRefusal reason) implements PackIssue {}

  /** Each time one of the codes that were drawn was in use already; this means a fault. */
  record NoFreeCodes() implements PackIssue {}
}
