package org.showpay.auth.simulation.street;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;

/** The auth-server's client of the adapter; each history brings its own adapter. */
public final class StagedCompanies implements CardCompaniesApi {

  private @Nullable CardCompaniesApi adapter;

  /** Goes on with this adapter. */
  public void use(CardCompaniesApi fresh) {
    this.adapter = fresh;
  }

  private CardCompaniesApi adapter() {
    if (adapter == null) {
      throw new IllegalStateException("no history is under way");
    }
    return adapter;
  }

  @Override
  public IssuerAnswer authorize(CardAuthorization authorization) {
    return adapter().authorize(authorization);
  }

  @Override
  public FollowUpAnswer followUp(FollowUp followUp) {
    return adapter().followUp(followUp);
  }

  @Override
  public InquiryAnswer inquire(Inquiry inquiry) {
    return adapter().inquire(inquiry);
  }

  @Override
  public AvailableAnswer available(CardToken card) {
    throw new UnsupportedOperationException("nobody asks what a card can pay");
  }
}
