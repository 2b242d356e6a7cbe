package org.showpay.pin.code;

import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.CodeRefusal;

/** How asking for a code ended. */
public sealed interface IssueAnswer {

  /** The code is live and may be shown. */
  record Issued(IssuedCode code) implements IssueAnswer {}

  /** The auth-server does not allow a code. */
  record Refused(CodeRefusal reason) implements IssueAnswer {}

  /** Every code that was drawn was in use already; with 16 random digits this means a fault. */
  record NoFreeCode() implements IssueAnswer {}
}
