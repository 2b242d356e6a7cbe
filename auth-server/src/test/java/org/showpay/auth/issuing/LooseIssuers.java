package org.showpay.auth.issuing;

import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;

/** A broken twin: takes silence for a no, and so never has anything reversed. */
public class LooseIssuers extends Issuers {

  /** Asks these. */
  public LooseIssuers(CardCompaniesApi companies) {
    super(companies);
  }

  @Override
  public IssuerAnswer authorize(CardAuthorization asked) {
    IssuerAnswer answer = super.authorize(asked);
    return answer instanceof IssuerAnswer.NoAnswer(String why)
        ? new IssuerAnswer.NotAsked(why)
        : answer;
  }
}
